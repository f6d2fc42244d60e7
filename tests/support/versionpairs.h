// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryFile>
#include <QTest>

#include <utility>

namespace Patchwijzer::Test {

using VersionPair = std::pair<QString, QString>;

/** Whether both can stand in a line `a<TAB>b` of a file. */
[[nodiscard]] inline bool fitsOneLine(const VersionPair &pair)
{
    return !(pair.first + pair.second).contains(u'\t') && !(pair.first + pair.second).contains(u'\n');
}

/** Asks another program.
 *  @param arguments what it is started with, and behind them the name of a file with a line `a<TAB>b` for each pair
 *  @return what it prints, which should be one sign a line: `<`, `=`, `>` or `?`; nothing when it fails
 */
[[nodiscard]] inline QByteArrayList askProgram(const QString &program, const QStringList &arguments,
                                               const QList<VersionPair> &pairs)
{
    QTemporaryFile list;
    if (!list.open())
        return {};
    for (const auto &[lhs, rhs] : pairs)
        list.write(lhs.toUtf8() + '\t' + rhs.toUtf8() + '\n');
    list.flush();
    QProcess process;
    process.start(program, arguments + QStringList(list.fileName()));
    if (!process.waitForFinished(550'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput().trimmed().split('\n');
}

/** Fails the running test at the first pair that we order otherwise than @p who, and where one of @p signs hardly
 *  occurs: pairs that are all alike would prove nothing.
 */
inline void compareAnswers(const QString &who, VersionScheme scheme, const QList<VersionPair> &pairs,
                           const QByteArrayList &answers, const QByteArray &signs)
{
    QCOMPARE(answers.size(), pairs.size());
    QHash<char, int> seen;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const auto &[lhs, rhs] = pairs.at(i);
        const QChar ours = orderingSign(compareVersions(scheme, lhs, rhs));
        const auto theirs = QString::fromLatin1(answers.at(i));
        QVERIFY2(theirs == ours,
                 qPrintable(QStringLiteral("'%1' %2 '%3', %4 says %5").arg(lhs, ours, rhs, who, theirs)));
        ++seen[answers.at(i).front()];
    }
    qInfo("%lld pairs as %s orders them: %d <, %d =, %d >, %d without order", static_cast<long long>(pairs.size()),
          qPrintable(who), seen.value('<'), seen.value('='), seen.value('>'), seen.value('?'));
    for (const char sign : signs)
        QVERIFY2(seen.value(sign) > pairs.size() / 100, qPrintable(who + u' ' + QLatin1Char(sign)));
}

} // namespace Patchwijzer::Test
