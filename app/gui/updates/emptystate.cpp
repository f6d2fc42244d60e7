// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/emptystate.h"

#include "gui/kit/buttons.h"
#include "gui/kit/texts.h"
#include "workflow/session.h"
#include "workflow/wording.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

/** A list of exploited leaks alone finds nothing: it must be one with advisories. */
bool hasAdvisories(const Assessment &assessment)
{
    return std::any_of(assessment.feeds.cbegin(), assessment.feeds.cend(), [](const FeedState &feed) {
        return feed.dataDate.isValid() && feed.records > 0 && !feed.covers.isEmpty();
    });
}

} // namespace

std::optional<EmptyReason> emptyReason(const Session &session)
{
    if (!session.hasAssessment())
        return session.isBusy() ? EmptyReason::Looking : EmptyReason::NotLooked;
    if (!session.assessment().updates.isEmpty())
        return std::nullopt;
    return hasAdvisories(session.assessment()) ? EmptyReason::NothingFound : EmptyReason::NoLists;
}

EmptyState::EmptyState(Session &session, const QString &name, QWidget *parent)
    : Page(name, parent)
    , m_session(session)
    , m_title(titleText({}))
    , m_text(bodyText({}))
    , m_button(primaryButton({}))
{
    body()->addWidget(m_title);
    body()->addWidget(m_text);
    body()->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::act);
    show(m_reason);
}

void EmptyState::show(EmptyReason reason)
{
    m_reason = reason;
    m_button->setVisible(reason != EmptyReason::Looking);
    switch (reason) {
    case EmptyReason::Looking:
        m_title->setText(tr("We are looking at your computer"));
        m_text->setText(tr("Your updates will be here in a moment. You can go on working."));
        break;
    case EmptyReason::NotLooked:
        m_title->setText(tr("We have not looked yet"));
        m_text->setText(tr("We do not know yet which updates your computer needs. "
                           "Looking changes nothing on your computer."));
        m_button->setText(tr("Look at this computer"));
        break;
    case EmptyReason::NoLists:
        m_title->setText(tr("We do not have a list of leaks yet"));
        m_text->setText(tr("Without that list we cannot say whether your programs have leaks. "
                           "Choose a file with the list. You get it from your adviser or from the internet."));
        m_button->setText(tr("Choose a file"));
        break;
    case EmptyReason::NothingFound:
        m_title->setText(tr("We found no updates now"));
        m_text->setText(verdictSentence(m_session.assessment()));
        m_button->setText(tr("Look again"));
        break;
    }
}

void EmptyState::act()
{
    if (m_reason == EmptyReason::NoLists)
        Q_EMIT importRequested();
    else
        m_session.startScan();
}

} // namespace Patchwijzer
