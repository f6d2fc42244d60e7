// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memory.h"
#include "workflow/assessment.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

// check_stages DATA-DIR TIME INVENTORY...: what the parts of one `check` take. Not a bench itself: other benches run
// it.
using namespace Patchwijzer;

namespace {

const char *nameOf(ProgressStage stage)
{
    switch (stage) {
    case ProgressStage::ReadingSystem:
        return "reading the inventory";
    case ProgressStage::ReadingFeeds:
        return "reading the feeds";
    case ProgressStage::Matching:
        return "matching";
    case ProgressStage::Planning:
        return "updates and plan";
    default:
        return "other";
    }
}

/** Prints each stage when the next one begins. */
class Stages
{
public:
    void enter(ProgressStage stage)
    {
        leave();
        m_stage = nameOf(stage);
        m_timer.start();
    }

    void leave()
    {
        if (m_stage != nullptr)
            std::printf("%-22s %8.1f ms, then %6.1f MB held, %6.1f MB at most so far\n", m_stage,
                        static_cast<double>(m_timer.nsecsElapsed()) / 1e6, megabytes(Test::heldMemoryKb()),
                        megabytes(Test::peakMemoryKb()));
        m_stage = nullptr;
    }

private:
    static double megabytes(qint64 kilobytes) { return static_cast<double>(kilobytes) / 1024; }

    const char *m_stage = nullptr;
    QElapsedTimer m_timer;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    if (words.size() < 4) {
        std::fprintf(stderr, "usage: check_stages DATA-DIR TIME INVENTORY...\n");
        return 2;
    }
    AssessOptions options;
    options.dataDir = words.at(1);
    options.now = QDateTime::fromString(words.at(2), Qt::ISODate);
    options.inventoryFiles = words.mid(3);
    options.depth = AssessDepth::Findings;
    options.scope = FindingScope::Worrying; // As the command line asks.
    Stages stages;
    const auto assessment = assess(options, [&](const Progress &progress) { stages.enter(progress.stage); });
    if (!assessment) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(assessment.error().where), qPrintable(assessment.error().detail));
        return 1;
    }
    stages.leave();
    std::printf("%lld programs, %lld advisories asked, %lld findings\n",
                static_cast<long long>(assessment->inventory.software.size()),
                static_cast<long long>(assessment->advisoryDates.size()),
                static_cast<long long>(assessment->findings.size()));
    return 0;
}
