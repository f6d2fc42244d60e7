// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/sqlserverversions.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Which version of SQL Server is there, by the rows of its updates. */
class SqlServerVersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_software.clear();
        m_identities.clear();
    }
    void takesTheHighestUpdate();
    void leavesOtherYears();
    void fillsTheRowWithoutAVersion();
    void believesNoListWithoutUpdates();
    void orderNeverMatters();

private:
    void add(const QString &name, const QString &version, const QString &program = {},
             const QString &source = u"registry"_s)
    {
        Software software;
        software.name = name;
        software.version = version;
        software.source = source;
        software.kind = SoftwareKind::Program;
        m_software.append(software);
        SoftwareIdentity identity;
        identity.program = program;
        identity.version = version;
        m_identities.append(identity);
    }
    [[nodiscard]] QString versionOf(qsizetype index)
    {
        auto identities = m_identities;
        raiseSqlServerVersions(m_software, &identities);
        return identities[index].version;
    }

    QList<Software> m_software;
    QList<SoftwareIdentity> m_identities;
};

void SqlServerVersionsTest::takesTheHighestUpdate()
{
    add(u"SQL Server 2019 Database Engine Services"_s, u"15.0.2000.5"_s, u"sql-server-2019"_s);
    QCOMPARE(versionOf(0), u"15.0.2000.5"_s);
    add(u"GDR 2104 for SQL Server 2019 (KB5029377) (64-bit)"_s, u"15.0.2104.1"_s);
    QCOMPARE(versionOf(0), u"15.0.2104.1"_s);
    add(u"Hotfix 4345 f\u00fcr SQL Server\u00a02019 (KB5033688) (64-bit)"_s, u"15.0.4345.5"_s);
    add(u"GDR 2101 for SQL Server 2019 (KB5021125) (64-bit)"_s, u"15.0.2101.7"_s);
    QCOMPARE(versionOf(0), u"15.0.4345.5"_s);
    add(u"GDR 9999 for SQL Server 2019 (KB5099999) (64-bit)"_s, u"unknown"_s);
    QCOMPARE(versionOf(0), u"15.0.4345.5"_s);
}

void SqlServerVersionsTest::leavesOtherYears()
{
    add(u"SQL Server 2008 Database Engine Services"_s, u"10.4.6000.29"_s, u"sql-server-2008"_s);
    add(u"SQL Server 2008 R2 Database Engine Services"_s, u"10.53.6000.34"_s, u"sql-server-2008-r2"_s);
    add(u"GDR 6560 for SQL Server 2008 R2 (KB4057113) (64-bit)"_s, u"10.53.6560.0"_s);
    QCOMPARE(versionOf(0), u"10.4.6000.29"_s);
    QCOMPARE(versionOf(1), u"10.53.6560.0"_s);
    QCOMPARE(versionOf(2), u"10.53.6560.0"_s);
}

void SqlServerVersionsTest::fillsTheRowWithoutAVersion()
{
    add(u"Microsoft SQL Server 2019 (64-bit)"_s, {}, u"sql-server-2019"_s);
    add(u"SQL Server 2019 Database Engine Services"_s, u"15.0.2000.5"_s, u"sql-server-2019"_s);
    QCOMPARE(versionOf(0), u"15.0.2000.5"_s);
}

void SqlServerVersionsTest::believesNoListWithoutUpdates()
{
    add(u"SQL Server 2019 Database Engine Services"_s, u"15.0.2000.5"_s, u"sql-server-2019"_s, u"winget"_s);
    QCOMPARE(versionOf(0), QString());
    add(u"GDR 2104 for SQL Server 2019 (KB5029377) (64-bit)"_s, u"15.0.2104.1"_s, {}, u"winget"_s);
    QCOMPARE(versionOf(0), u"15.0.2104.1"_s);
}

void SqlServerVersionsTest::orderNeverMatters()
{
    add(u"GDR 2104 for SQL Server 2019 (KB5029377) (64-bit)"_s, u"15.0.2104.1"_s);
    add(u"Microsoft SQL Server 2019 (64-bit)"_s, {}, u"sql-server-2019"_s);
    add(u"SQL Server 2019 Database Engine Services"_s, u"15.0.2000.5"_s, u"sql-server-2019"_s);
    const QList<QString> expected{versionOf(0), versionOf(1), versionOf(2)};
    std::reverse(m_software.begin(), m_software.end());
    std::reverse(m_identities.begin(), m_identities.end());
    QCOMPARE((QList<QString>{versionOf(2), versionOf(1), versionOf(0)}), expected);
}

QTEST_GUILESS_MAIN(SqlServerVersionsTest)
#include "tst_sqlserverversions.moc"
