// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/progresscard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"
#include "workflow/wording.h"

#include <QBoxLayout>
#include <QProgressBar>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int breakWidth = 420;
constexpr int whole = 1000;

struct Stretch {
    int from = 0;
    int to = 0;
};

/** Which part of the bar a stage takes. An import is a job of its own, and fills the bar by itself. */
Stretch stretchOf(ProgressStage stage)
{
    switch (stage) {
    case ProgressStage::ReadingSystem:
        return {20, 250};
    case ProgressStage::AskingPackageManager:
        return {250, 600};
    case ProgressStage::ReadingFeeds:
        return {600, 800};
    case ProgressStage::Matching:
        return {800, 920};
    case ProgressStage::Planning:
        return {920, whole};
    case ProgressStage::ReadingFile:
        return {20, 900};
    case ProgressStage::WritingDatabase:
        return {900, whole};
    case ProgressStage::FetchingFeed:
        return {20, whole};
    }
    return {};
}

} // namespace

int progressPermille(const Progress &progress)
{
    const auto stretch = stretchOf(progress.stage);
    if (progress.total <= 0)
        return stretch.from;
    const auto done = std::clamp<qint64>(progress.done, 0, progress.total);
    const auto part = static_cast<double>(done) / static_cast<double>(progress.total);
    return stretch.from + static_cast<int>(part * (stretch.to - stretch.from));
}

ProgressCard::ProgressCard(QWidget *parent)
    : Card(parent)
    , m_words(bodyText(QString()))
    , m_bar(new QProgressBar)
    , m_stop(outlinedButton(QString()))
{
    m_bar->setRange(0, whole);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    connect(m_stop, &QAbstractButton::clicked, this, &ProgressCard::cancelRequested);

    auto *words = new QVBoxLayout;
    words->setSpacing(Space::unit * 2);
    words->addWidget(m_words);
    words->addWidget(m_bar);
    auto *row = new SideBySide(breakWidth);
    row->row()->addLayout(words, 1);
    row->row()->addWidget(m_stop, 0, Qt::AlignVCenter);
    body()->addWidget(row);
    setProgress({});
}

void ProgressCard::setProgress(const Progress &progress)
{
    const bool importing =
        progress.stage == ProgressStage::ReadingFile || progress.stage == ProgressStage::WritingDatabase;
    if (progress.stage == ProgressStage::FetchingFeed)
        m_fetched.insert(progress.subject, progress);
    else if (!importing)
        m_fetched.clear();
    // Lists that come in are read between others that are still coming: all of it is one job to the owner.
    const bool fetching = !m_fetched.isEmpty();
    const auto all = fetching ? allFetched() : progress;
    const auto words = fetching ? progressText(progress) + u' ' + fetchedText(all) : progressText(progress);
    if (m_words->text() != words)
        m_words->setText(words);
    m_bar->setValue(progressPermille(all));
    m_bar->setAccessibleDescription(words);
    m_stop->setText(fetching ? tr("Stop fetching") : importing ? tr("Stop reading in") : tr("Stop looking"));
}

Progress ProgressCard::allFetched() const
{
    Progress all{ProgressStage::FetchingFeed, 0, 0, {}};
    bool known = true;
    for (const auto &one : m_fetched) {
        all.done += one.done;
        all.total += one.total;
        known = known && one.total > 0;
    }
    if (!known)
        all.total = 0;
    return all;
}

QString ProgressCard::fetchedText(const Progress &all)
{
    if (all.total > 0)
        return tr("We have %1 of %2.").arg(sizeText(all.done), sizeText(all.total));
    return tr("We have %1.").arg(sizeText(all.done));
}

} // namespace Patchwijzer
