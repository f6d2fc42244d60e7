// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/scrolldialog.h"
#include "workflow/session.h"

#include <QString>

#include <optional>

class QLineEdit;
class QProgressBar;
class QVBoxLayout;

namespace Patchwijzer {

class Button;
class TextLabel;

/** Capital digits in groups of four, as people compare them. */
[[nodiscard]] QString groupedFingerprint(const QString &fingerprint);

/** Adds a publisher of CSAF: asks for its domain, looks there, shows who it is, and adds it once the owner agrees. */
class AddProviderDialog : public ScrollDialog
{
    Q_OBJECT

public:
    /** @param session must outlive the dialog. */
    explicit AddProviderDialog(Session &session, QWidget *parent = nullptr);

    void done(int result) override; ///< Also ends a search that runs.

private:
    enum class Stage { Asking, Searching, Found, Adding };

    void search();
    void add();
    void onFound(const CsafProvider &provider);
    void onFailed(const Error &error);
    void setStage(Stage stage);
    void describe(const CsafProvider &provider);

    Session &m_session;
    Stage m_stage = Stage::Asking;
    std::optional<CsafProvider> m_provider;
    QLineEdit *m_domain;
    TextLabel *m_status;
    QProgressBar *m_bar;
    QWidget *m_found;
    QVBoxLayout *m_lines;
    Button *m_next;
    Button *m_back;
};

} // namespace Patchwijzer
