// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/page.h"
#include "gui/sources/sourcerow.h"
#include "workflow/session.h"

#include <QTimer>

#include <optional>

namespace Patchwijzer {

class Button;
class FlowLayout;
class ProgressCard;
class TextLabel;

/** The lists that all answers come from: how old they are, what is in them, and where new ones come from. */
class SourcesPage : public Page
{
    Q_OBJECT

public:
    /** @param session must outlive the page. */
    explicit SourcesPage(Session &session, QWidget *parent = nullptr);

    void focusFirst() override;

Q_SIGNALS:
    void importRequested();
    void folderRequested();
    void exportRequested();

private:
    void makeActions();
    void connectSession();
    void onBusyChanged(bool busy);
    void update(const QList<QString> &feeds);
    void addProvider();
    void chooseImport();
    /** Builds what is shown anew from the session. Keeps the keyboard where it is. */
    void refresh();
    void focusAgain(const QString &name);
    void showHeading(const QList<SourceRow> &rows);
    void showMessages();
    void showError(const QString &heading, std::optional<Error> &error);
    void showRows(const QList<SourceRow> &rows);
    void showProviders(const QList<SourceRow> &rows);
    [[nodiscard]] bool isAdded(const QString &feed) const;

    Session &m_session;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    FlowLayout *m_actions;
    Button *m_update = nullptr;
    Button *m_import = nullptr;
    ProgressCard *m_progress;
    QVBoxLayout *m_messages;
    QVBoxLayout *m_cards;
    QTimer m_progressDelay;
    std::optional<RefreshReport> m_refreshed;
    std::optional<ImportReport> m_imported;
    std::optional<ExportedBundle> m_exported;
    std::optional<AddedCsafProvider> m_added;
    std::optional<Error> m_refreshError;
    std::optional<Error> m_importError;
    std::optional<Error> m_exportError;
    bool m_unfolded = false;
};

} // namespace Patchwijzer
