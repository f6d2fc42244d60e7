// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/assessment.h"
#include "workflow/feedimport.h"

#include <QTemporaryDir>
#include <QTimeZone>

namespace Patchwijzer::Test {

inline const QDateTime FixtureNow(QDate(2026, 8, 22), QTime(12, 0), QTimeZone::utc());
inline const QString FixtureRoot = QStringLiteral(PW_TEST_DATA "/workflow/root");
inline const QString FixtureStatus = QStringLiteral(PW_TEST_DATA "/workflow/root/var/lib/dpkg/status");
inline const QString FixtureFeeds = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

/** A small machine with its own folders for feeds and decisions. */
struct Fixture {
    QTemporaryDir data;
    QTemporaryDir decisions;

    [[nodiscard]] AssessOptions options() const
    {
        AssessOptions options;
        options.dataDir = data.path();
        options.root = FixtureRoot;
        options.caseDir = decisions.path();
        options.now = FixtureNow;
        return options;
    }
    [[nodiscard]] bool importAll() const { return importFeeds(data.path(), {FixtureFeeds}, FixtureNow).has_value(); }
};

} // namespace Patchwijzer::Test
