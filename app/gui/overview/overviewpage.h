// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "gui/kit/page.h"
#include "gui/overview/unknowncard.h"
#include "workflow/session.h"

#include <QPointer>
#include <QTimer>

#include <optional>

namespace Patchwijzer {

class ProgressCard;
class TextLabel;

/** A verdict in two sizes: what it asks of the owner large, what it adds to that small. */
struct VerdictText {
    QString title; ///< The first two sentences.
    QString rest;  ///< Empty when there are no more.

    bool operator==(const VerdictText &) const = default;
};
[[nodiscard]] VerdictText splitVerdict(const QString &sentences);

/** Where the owner stands, in one screen: a sentence about action, the counts, one next step, what is not known. */
class OverviewPage : public Page
{
    Q_OBJECT

public:
    /** @param session and @p explainer must outlive the page. */
    OverviewPage(Session &session, const Explainer &explainer, QWidget *parent = nullptr);

    void focusFirst() override;

Q_SIGNALS:
    void updateRequested(const QString &updateId);
    void planRequested();
    void importRequested();

private:
    void onBusyChanged(bool busy);
    void onScanFailed(const Error &error);
    void onImportFinished(const ImportReport &report);
    void onImportFailed(const Error &error);
    void answerExposure(Answer answer);
    /** Builds what is shown anew from the session. Keeps the keyboard on the page. */
    void refresh();
    void showProgress();
    void showMessages();
    void showAssessment(const Assessment &assessment);
    void setHeading(const VerdictText &verdict, const QString &subtitle);
    void showExposureAnswer(const Assessment &assessment);
    [[nodiscard]] QString lookedAtText(const Assessment &assessment) const;
    [[nodiscard]] ExposureQuestion exposureQuestion(const Assessment &assessment) const;
    void showUnknown();

    Session &m_session;
    const Explainer &m_explainer;
    TextLabel *m_title;
    TextLabel *m_rest;
    TextLabel *m_subtitle;
    ProgressCard *m_progress;
    QVBoxLayout *m_messages;
    QVBoxLayout *m_cards;
    TextLabel *m_footer;
    QPointer<UnknownCard> m_unknown;
    QTimer m_progressDelay; ///< A look that takes less does not push the cards about.
    std::optional<Error> m_scanError;
    std::optional<Error> m_importError;
    std::optional<Error> m_answerError;
    std::optional<ImportReport> m_report;
    bool m_exposureWaived = false;
    bool m_askAgain = false;
};

} // namespace Patchwijzer
