// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/overviewpage.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/overview/countscard.h"
#include "gui/overview/importreportcard.h"
#include "gui/overview/messagecard.h"
#include "gui/overview/nextstepcard.h"
#include "gui/overview/progresscard.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"

#include <QVBoxLayout>

#include <chrono>

namespace Patchwijzer {

namespace {

constexpr std::chrono::milliseconds progressDelay{400};

/** The oldest list there is; invalid when there are none. */
QDateTime oldestList(const Assessment &assessment)
{
    QDateTime oldest;
    for (const auto &feed : assessment.feeds) {
        if (feed.dataDate.isValid() && (!oldest.isValid() || feed.dataDate < oldest))
            oldest = feed.dataDate;
    }
    return oldest;
}

QVBoxLayout *stack()
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(Space::gap);
    return layout;
}

} // namespace

VerdictText splitVerdict(const QString &sentences)
{
    const auto end = QStringLiteral(". ");
    const auto first = sentences.indexOf(end);
    const auto second = first < 0 ? first : sentences.indexOf(end, first + end.size());
    if (second < 0)
        return {sentences, {}};
    return {sentences.left(second + 1), sentences.mid(second + end.size())};
}

OverviewPage::OverviewPage(Session &session, const Explainer &explainer, QWidget *parent)
    : Page(tr("Overview"), parent)
    , m_session(session)
    , m_explainer(explainer)
    , m_title(titleText(QString()))
    , m_rest(bodyText(QString()))
    , m_subtitle(mutedText(QString()))
    , m_progress(new ProgressCard)
    , m_messages(stack())
    , m_cards(stack())
    , m_footer(smallText(tr("Patchwijzer sends nothing about your computer.")))
{
    auto *heading = new QVBoxLayout;
    heading->setSpacing(Space::unit);
    heading->addWidget(m_title);
    heading->addWidget(m_rest);
    heading->addWidget(m_subtitle);
    m_subtitle->setWide(true); // One line of facts, where there is room for one.
    heading->addSpacing(Space::unit);
    body()->addLayout(heading);
    body()->addWidget(m_progress);
    body()->addLayout(m_messages);
    body()->addLayout(m_cards);
    body()->addWidget(m_footer);

    m_progressDelay.setSingleShot(true);
    m_progressDelay.setInterval(progressDelay);
    connect(&m_progressDelay, &QTimer::timeout, this, &OverviewPage::showProgress);
    connect(m_progress, &ProgressCard::cancelRequested, &m_session, &Session::cancel);
    connect(&m_session, &Session::busyChanged, this, &OverviewPage::onBusyChanged);
    connect(&m_session, &Session::progressChanged, m_progress, &ProgressCard::setProgress);
    connect(&m_session, &Session::assessmentChanged, this, &OverviewPage::refresh);
    connect(&m_session, &Session::scanFailed, this, &OverviewPage::onScanFailed);
    connect(&m_session, &Session::importFinished, this, &OverviewPage::onImportFinished);
    connect(&m_session, &Session::importFailed, this, &OverviewPage::onImportFailed);
    m_progress->setVisible(m_session.isBusy());
    refresh();
}

void OverviewPage::focusFirst()
{
    // The filled button is the one clear next step; the keyboard starts there, unless that would scroll the
    // sentence away. Never on the first button by chance: Enter may not stop the look at the computer.
    for (auto *button : findChildren<Button *>()) {
        const auto place = QRect(button->mapTo(viewport(), QPoint()), button->size());
        if (button->kind() == ButtonKind::Primary && button->isVisibleTo(this) && viewport()->rect().contains(place)) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    setFocus(Qt::OtherFocusReason);
}

void OverviewPage::onBusyChanged(bool busy)
{
    if (!busy) {
        m_progressDelay.stop();
        m_progress->hide();
        refresh();
        return;
    }
    m_scanError.reset();
    if (m_session.hasAssessment())
        m_progressDelay.start();
    else
        m_progress->show();
    refresh();
}

void OverviewPage::showProgress()
{
    m_progress->setVisible(m_session.isBusy());
}

void OverviewPage::onScanFailed(const Error &error)
{
    m_scanError = error;
    refresh();
}

void OverviewPage::onImportFinished(const ImportReport &report)
{
    m_importError.reset();
    m_report = report;
    refresh();
}

void OverviewPage::onImportFailed(const Error &error)
{
    m_report.reset();
    m_importError = error;
    refresh();
}

void OverviewPage::answerExposure(Answer answer)
{
    const auto saved = m_session.setExposed(answer);
    m_answerError.reset();
    if (!saved)
        m_answerError = saved.error();
    m_exposureWaived = saved && answer == Answer::Unknown;
    m_askAgain = false;
    refresh();
}

void OverviewPage::refresh()
{
    const bool hadKeyboard = focusWidget() && isAncestorOf(focusWidget()) && isVisible();
    clearLayout(m_messages);
    clearLayout(m_cards);
    showMessages();
    if (m_session.hasAssessment()) {
        showAssessment(m_session.assessment());
    } else if (m_session.isBusy()) {
        setHeading({tr("We are looking at your computer"), {}},
                   tr("This takes a few seconds. Nothing changes on your computer."));
    } else {
        setHeading({tr("We do not know yet where you stand"), {}}, tr("This computer has not been looked at yet."));
    }
    // The new cards are only shown once control is back in the event loop.
    if (hadKeyboard)
        QMetaObject::invokeMethod(this, &OverviewPage::focusFirst, Qt::QueuedConnection);
}

void OverviewPage::setHeading(const VerdictText &verdict, const QString &subtitle)
{
    m_title->setText(verdict.title);
    m_rest->setText(verdict.rest);
    m_rest->setVisible(!verdict.rest.isEmpty());
    m_subtitle->setText(subtitle);
}

void OverviewPage::showMessages()
{
    if (m_scanError) {
        auto text = errorSentence(*m_scanError);
        if (m_session.hasAssessment())
            text +=
                u' ' + tr("Below you still see what we found on %1.").arg(dateTimeText(m_session.assessment().madeAt));
        const bool stopped = m_scanError->code == Error::Code::Cancelled;
        auto *card = new MessageCard(
            stopped ? Icon::Info : Icon::Warning, stopped ? Ink::Text : Ink::ThisWeek,
            stopped ? tr("You stopped the look") : tr("The look at this computer did not succeed"), text);
        auto *again = m_session.hasAssessment() ? outlinedButton(tr("Look again")) : primaryButton(tr("Look again"));
        connect(again, &QAbstractButton::clicked, &m_session, &Session::startScan);
        card->addAction(again);
        m_messages->addWidget(card);
    }
    if (m_importError) {
        const bool stopped = m_importError->code == Error::Code::Cancelled;
        auto *card = new MessageCard(stopped ? Icon::Info : Icon::Warning, stopped ? Ink::Text : Ink::ThisWeek,
                                     tr("The lists were not read in"), errorSentence(*m_importError));
        auto *again = outlinedButton(tr("Choose other files"));
        connect(again, &QAbstractButton::clicked, this, &OverviewPage::importRequested);
        card->addAction(again);
        m_messages->addWidget(card);
    }
    if (m_answerError)
        m_messages->addWidget(new MessageCard(Icon::Warning, Ink::ThisWeek, tr("Your answer was not saved"),
                                              errorSentence(*m_answerError)));
    if (m_report) {
        auto *card = new ImportReportCard(*m_report);
        connect(card, &ImportReportCard::importRequested, this, &OverviewPage::importRequested);
        connect(card, &ImportReportCard::closeRequested, this, [this] {
            m_report.reset();
            refresh();
        });
        m_messages->addWidget(card);
    }
}

void OverviewPage::showAssessment(const Assessment &assessment)
{
    setHeading(splitVerdict(verdictSentence(assessment)), lookedAtText(assessment));

    auto *counts = new CountsCard(assessment);
    connect(counts, &CountsCard::unknownRequested, this, &OverviewPage::showUnknown);
    m_cards->addWidget(counts);

    auto *next = new NextStepCard(assessment, m_explainer);
    connect(next, &NextStepCard::updateRequested, this, &OverviewPage::updateRequested);
    connect(next, &NextStepCard::planRequested, this, &OverviewPage::planRequested);
    connect(next, &NextStepCard::importRequested, this, &OverviewPage::importRequested);
    connect(next, &NextStepCard::rescanRequested, &m_session, &Session::startScan);
    m_cards->addWidget(next);

    const auto question = exposureQuestion(assessment);
    if (UnknownCard::hasContents(assessment, question)) {
        m_unknown = new UnknownCard(assessment, question);
        connect(m_unknown, &UnknownCard::importRequested, this, &OverviewPage::importRequested);
        connect(m_unknown, &UnknownCard::exposureAnswered, this, &OverviewPage::answerExposure);
        m_cards->addWidget(m_unknown);
    }
    if (question != ExposureQuestion::Ask)
        showExposureAnswer(assessment);
}

void OverviewPage::showExposureAnswer(const Assessment &assessment)
{
    const auto words = [&assessment] {
        switch (assessment.memory.answers.exposed) {
        case Answer::Yes:
            return tr("You told us: others can reach this computer from the internet.");
        case Answer::No:
            return tr("You told us: others cannot reach this computer from the internet.");
        case Answer::Unknown:
            break;
        }
        return tr("You do not know whether others can reach this computer. So we reckon that they can.");
    }();
    auto *line = new FlowLayout(Space::unit * 2);
    line->addWidget(smallText(words));
    auto *change = smallLinkButton(tr("Change this answer"));
    connect(change, &QAbstractButton::clicked, this, [this] {
        m_askAgain = true;
        refresh();
    });
    line->addWidget(change);
    m_cards->addLayout(line);
}

QString OverviewPage::lookedAtText(const Assessment &assessment) const
{
    const auto when = dateTimeText(assessment.madeAt);
    auto text = assessment.inventory.machine.live ? tr("This computer was looked at on %1.").arg(when)
                                                  : tr("You see another computer, looked at on %1.").arg(when);
    const auto oldest = oldestList(assessment);
    text += u' '
        + (oldest.isValid() ? tr("The oldest list is %1.").arg(ageText(oldest.daysTo(m_session.now())))
                            : tr("There are no lists of leaks yet."));
    return text;
}

ExposureQuestion OverviewPage::exposureQuestion(const Assessment &assessment) const
{
    if (m_askAgain)
        return ExposureQuestion::Ask;
    if (assessment.memory.answers.exposed != Answer::Unknown)
        return ExposureQuestion::Answered;
    return m_exposureWaived ? ExposureQuestion::Waived : ExposureQuestion::Ask;
}

void OverviewPage::showUnknown()
{
    if (!m_unknown)
        return;
    m_unknown->showAll();
    // The rows only get their places once the layout has run.
    QTimer::singleShot(0, m_unknown, [this] { ensureWidgetVisible(m_unknown); });
}

} // namespace Patchwijzer
