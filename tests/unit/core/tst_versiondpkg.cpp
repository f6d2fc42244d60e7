// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"
#include "support/versiongenerator.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

#include <utility>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

using Pair = std::pair<QString, QString>;

QByteArray quoted(const QString &text)
{
    auto bytes = text.toUtf8();
    bytes.replace("'", "'\\''");
    return "'" + bytes + "'";
}

/** One sign a line: dpkg's own answer, `?` where it refuses one of the two. */
QByteArrayList askDpkg(const QList<Pair> &pairs)
{
    QTemporaryFile script;
    if (!script.open())
        return {};
    script.write("c() {\n"
                 "dpkg --compare-versions -- \"$1\" lt \"$2\" 2>/dev/null; case $? in\n"
                 "0) echo '<';;\n"
                 "1) if dpkg --compare-versions -- \"$1\" gt \"$2\" 2>/dev/null; then echo '>'; else echo '='; fi;;\n"
                 "*) echo '?';; esac; }\n");
    for (const auto &[lhs, rhs] : pairs)
        script.write("c " + quoted(lhs) + ' ' + quoted(rhs) + '\n');
    script.flush();
    QProcess shell;
    shell.start(u"/bin/sh"_s, {script.fileName()});
    if (!shell.waitForFinished(550'000))
        return {};
    auto answers = shell.readAllStandardOutput().split('\n');
    answers.removeLast();
    return answers;
}

} // namespace

class VersionDpkgTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"dpkg"_s).isEmpty())
            QSKIP("SKIP: dpkg is not on this machine, and it is what we compare with");
    }

    void answersAsDpkgDoes()
    {
        const auto seed = Test::testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        Test::VersionGenerator generator(seed);
        QList<Pair> pairs;
        while (pairs.size() < 10'000) {
            const auto lhs = generator.next();
            const auto rhs = generator.below(2) == 0 ? generator.next() : generator.near(lhs);
            pairs.append({lhs, rhs});
        }
        const auto answers = askDpkg(pairs);
        QCOMPARE(answers.size(), pairs.size());
        QHash<QByteArray, int> seen;
        for (qsizetype i = 0; i < pairs.size(); ++i) {
            const auto &[lhs, rhs] = pairs.at(i);
            const QChar ours = orderingSign(compareVersions(VersionScheme::Deb, lhs, rhs));
            const auto theirs = QString::fromLatin1(answers.at(i));
            QVERIFY2(theirs == ours,
                     qPrintable(u"seed %1: '%2' %3 '%4', dpkg says %5"_s.arg(seed).arg(lhs, ours, rhs, theirs)));
            ++seen[answers.at(i)];
        }
        // A generator that only makes nonsense would prove nothing.
        for (const auto *sign : {"<", "=", ">", "?"})
            QVERIFY2(seen.value(sign) > 300, sign);
    }
};

QTEST_GUILESS_MAIN(VersionDpkgTest)
#include "tst_versiondpkg.moc"
