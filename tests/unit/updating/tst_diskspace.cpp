// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/diskspace.h"

#include <QTest>

#include <filesystem>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDiskSpace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresThisComputer();
    void takesTheLeastOfSeveral();
    void saysWhenItCannotBeMeasured();
};

void TestDiskSpace::measuresThisComputer()
{
    const auto free = freeBytesForUpdates();
    QVERIFY(free > 0);
    QVERIFY(static_cast<std::uintmax_t>(free) <= std::filesystem::space("/").capacity);
}

void TestDiskSpace::takesTheLeastOfSeveral()
{
    if (leastFreeBytes({u"/dev/shm"_s}) <= 0 || leastFreeBytes({u"/"_s}) == leastFreeBytes({u"/dev/shm"_s}))
        QSKIP("SKIP: no second file system to compare with");
    const auto both = leastFreeBytes({u"/"_s, u"/dev/shm"_s, u"/no/such/folder"_s});
    QVERIFY(both <= leastFreeBytes({u"/dev/shm"_s}));
    QVERIFY(both > 0);
}

void TestDiskSpace::saysWhenItCannotBeMeasured()
{
    QCOMPARE(leastFreeBytes({}), -1);
    QCOMPARE(leastFreeBytes({u"/no/such/folder"_s}), -1);
}

QTEST_GUILESS_MAIN(TestDiskSpace)
#include "tst_diskspace.moc"
