// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/assessment.h"
#include "workflow/feedimport.h"

#include <QTemporaryDir>
#include <QTimeZone>

namespace Patchwijzer::Test {

inline const QDateTime fixtureNow(QDate(2026, 8, 22), QTime(12, 0), QTimeZone::utc());
inline const QString fixtureRoot = QStringLiteral(PW_TEST_DATA "/workflow/root");
inline const QString fixtureStatus = QStringLiteral(PW_TEST_DATA "/workflow/root/var/lib/dpkg/status");
inline const QString fixtureFeeds = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

/** A small machine with its own folders for feeds and decisions. */
struct Fixture {
    QTemporaryDir data;
    QTemporaryDir decisions;

    [[nodiscard]] AssessOptions options() const
    {
        AssessOptions options;
        options.dataDir = data.path();
        options.root = fixtureRoot;
        options.caseDir = decisions.path();
        options.now = fixtureNow;
        return options;
    }
    [[nodiscard]] bool importAll() const { return importFeeds(data.path(), {fixtureFeeds}, fixtureNow).has_value(); }
};

} // namespace Patchwijzer::Test
