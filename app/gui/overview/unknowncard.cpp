// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/unknowncard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"
#include "gui/overview/nextstepcard.h"
#include "workflow/wording.h"

#include <QBoxLayout>
#include <QSet>

#include <algorithm>
#include <array>

namespace Patchwijzer {

namespace {

constexpr int breakWidth = 480;
constexpr int rowsShown = 4;

/** Most telling first; anything else comes after these, places that were not looked at last. */
constexpr std::array<QStringView, 10> order{
    u"feedsUnreadable",   u"feedMissing", u"feedExpired",      u"feedsNotIndexed",     u"releaseUnknown",
    u"releaseNotCovered", u"kevMissing",  u"simulationFailed", u"decisionsUnreadable", u"feedStale"};

int rankOf(const NotChecked &item)
{
    const auto *found = std::find(order.begin(), order.end(), QStringView(item.what));
    const auto rank = static_cast<int>(found - order.begin());
    return item.what == u"sourceNotLookedAt" ? rank + 1 : rank;
}

bool importHelps(const NotChecked &item)
{
    return item.what.startsWith(u"feed") || item.what == u"kevMissing";
}

/** Programs for which the lists give no answer, when there are lists at all. */
int undecidedPrograms(const Assessment &assessment)
{
    if (coverageOf(assessment) == Coverage::UrgencyUnknown)
        return 0;
    QSet<QString> names;
    for (const auto &finding : assessment.findings) {
        if (finding.verdict == Verdict::Undetermined || finding.verdict == Verdict::NotChecked)
            names.insert(finding.software.sourcePackage);
    }
    return static_cast<int>(names.size());
}

} // namespace

QList<UnknownItem> unknownItems(const Assessment &assessment)
{
    auto open = assessment.notChecked;
    std::stable_sort(open.begin(), open.end(),
                     [](const NotChecked &a, const NotChecked &b) { return rankOf(a) < rankOf(b); });
    QList<UnknownItem> items;
    QSet<QString> said;
    for (const auto &item : std::as_const(open)) {
        const auto sentence = notCheckedSentence(item);
        if (said.contains(sentence))
            continue;
        said.insert(sentence);
        items.append({sentence, importHelps(item)});
    }
    if (const auto programs = undecidedPrograms(assessment); programs > 0)
        items.append({UnknownCard::tr("About %Ln program(s) the lists do not say enough.", nullptr, programs), false});
    return items;
}

bool UnknownCard::hasContents(const Assessment &assessment, ExposureQuestion question)
{
    return question == ExposureQuestion::Ask || !unknownItems(assessment).isEmpty();
}

UnknownCard::UnknownCard(const Assessment &assessment, ExposureQuestion question, QWidget *parent)
    : Card(parent)
{
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(tr("This we do not know yet")));
    if (question == ExposureQuestion::Ask)
        addQuestion();
    addItems(unknownItems(assessment), needsLists(assessment) ? Offer::No : Offer::Import);
}

void UnknownCard::addRow(QWidget *words, QWidget *action)
{
    auto *holder = new QWidget;
    auto *lines = new QVBoxLayout(holder);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Space::row);
    if (!m_first)
        lines->addWidget(new Hairline);
    m_first = false;

    auto *row = new SideBySide(breakWidth);
    auto *said = new QHBoxLayout;
    said->setSpacing(Space::row);
    said->addWidget(new IconLabel(Icon::Question, Ink::Text, 18), 0, Qt::AlignTop);
    said->addWidget(words, 1);
    row->row()->addLayout(said, 1);
    if (action)
        row->row()->addWidget(action, 0, Qt::AlignTop);
    lines->addWidget(row);
    body()->addWidget(holder);
    m_hiddenRows.append(holder);
}

void UnknownCard::addQuestion()
{
    auto *words = new QWidget;
    auto *lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Space::unit);
    lines->addWidget(strongText(tr("Can others reach this computer from the internet?")));
    lines->addWidget(
        smallText(tr("For example because you log in from home, or because a website runs on it. Then some "
                     "updates are more urgent.")));
    auto *answers = new FlowLayout(Space::chip);
    const std::array<std::pair<QString, Answer>, 3> choices{{{tr("Yes, that is possible"), Answer::Yes},
                                                             {tr("No, only here"), Answer::No},
                                                             {tr("I do not know"), Answer::Unknown}}};
    for (const auto &[text, answer] : choices) {
        auto *button = outlinedButton(text);
        button->setAccessibleDescription(tr("Can others reach this computer from the internet?"));
        connect(button, &QAbstractButton::clicked, this, [this, given = answer] { Q_EMIT exposureAnswered(given); });
        answers->addWidget(button);
    }
    lines->addSpacing(Space::unit);
    lines->addLayout(answers);
    addRow(words);
}

void UnknownCard::addItems(const QList<UnknownItem> &items, Offer offer)
{
    bool offered = offer == Offer::No;
    for (const auto &item : items) {
        Button *action = nullptr;
        if (item.canImport && !offered) {
            action = linkButton(tr("Read in lists"));
            connect(action, &QAbstractButton::clicked, this, &UnknownCard::importRequested);
            offered = true;
        }
        addRow(bodyText(item.sentence), action);
    }
    m_hiddenRows = m_hiddenRows.mid(std::min<qsizetype>(rowsShown, m_hiddenRows.size()));
    if (m_hiddenRows.size() <= 1) {
        m_hiddenRows.clear();
        return;
    }
    for (auto *row : std::as_const(m_hiddenRows))
        row->hide();
    auto *more = smallLinkButton(tr("Show %Ln more", nullptr, static_cast<int>(m_hiddenRows.size())));
    connect(more, &QAbstractButton::clicked, this, &UnknownCard::showAll);
    m_more = more;
    body()->addWidget(more, 0, Qt::AlignLeft);
}

void UnknownCard::showAll()
{
    for (auto *row : std::as_const(m_hiddenRows))
        row->show();
    m_hiddenRows.clear();
    if (m_more)
        m_more->hide();
}

} // namespace Patchwijzer
