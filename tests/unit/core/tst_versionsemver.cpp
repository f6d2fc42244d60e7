// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"
#include "support/versiongenerator.h"

#include <QByteArrayList>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

#include <utility>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

using Pair = std::pair<QString, QString>;

QString semver(Test::VersionGenerator &generator)
{
    const auto number = [&] { return QString::number(generator.below(generator.below(3) == 0 ? 400 : 4)); };
    const auto identifier = [&] {
        const QStringList words{u"alpha"_s, u"beta"_s, u"rc"_s, u"x-1"_s, u"0a"_s, u"-"_s, u"A"_s, u"next"_s};
        return generator.below(2) == 0 ? number() : words.at(generator.below(int(words.size())));
    };
    auto version = number() + u'.' + number() + u'.' + number();
    for (int parts = generator.below(4), first = 1; parts > 0; --parts, first = 0)
        version += (first ? u'-' : u'.') + identifier();
    if (generator.below(5) == 0)
        version += u"+build."_s + number();
    return version;
}

/** One sign a line: node's own answer. */
QByteArrayList askNode(const QList<Pair> &pairs)
{
    QTemporaryFile list;
    if (!list.open())
        return {};
    for (const auto &[lhs, rhs] : pairs)
        list.write(lhs.toUtf8() + '\t' + rhs.toUtf8() + '\n');
    list.flush();
    const auto script =
        u"const paths=['/usr/share/nodejs','/usr/lib/node_modules','/usr/lib/node_modules/npm/node_modules',"
        "'/usr/local/lib/node_modules/npm/node_modules','/usr/share/npm/node_modules'];"
        "const semver=require(require.resolve('semver',{paths}));"
        "for(const line of require('fs').readFileSync(process.argv[1],'utf8').split('\\n')){if(!line)continue;"
        "const [a,b]=line.split('\\t');console.log('<=>'[semver.compare(a,b)+1]);}"_s;
    QProcess node;
    node.start(u"node"_s, {u"-e"_s, script, list.fileName()});
    if (!node.waitForFinished(550'000) || node.exitCode() != 0)
        return {};
    return node.readAllStandardOutput().trimmed().split('\n');
}

} // namespace

class VersionSemverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
            QSKIP("SKIP: node is not on this machine, and its semver is what we compare with");
        if (askNode({{u"1.0.0"_s, u"2.0.0"_s}}) != QByteArrayList{"<"})
            QSKIP("SKIP: node has no semver on this machine");
    }

    void answersAsNodeDoes()
    {
        const auto seed = Test::testSeed();
        Test::VersionGenerator generator(seed);
        QList<Pair> pairs;
        while (pairs.size() < 12'000) {
            const auto lhs = semver(generator);
            auto rhs = semver(generator);
            if (generator.below(2) == 0)
                rhs = lhs.section(u'-', 0, 0).section(u'+', 0, 0)
                    + rhs.mid(rhs.indexOf(u'-') < 0 ? int(rhs.size()) : int(rhs.indexOf(u'-')));
            if (generator.below(8) == 0)
                rhs = lhs.section(u'+', 0, 0) + u"+other"_s;
            pairs.append({lhs, rhs});
        }
        const auto answers = askNode(pairs);
        QCOMPARE(answers.size(), pairs.size());
        QHash<QByteArray, int> seen;
        for (qsizetype i = 0; i < pairs.size(); ++i) {
            const auto &[lhs, rhs] = pairs.at(i);
            const QChar ours = orderingSign(compareVersions(VersionScheme::Semver, lhs, rhs));
            const auto theirs = QString::fromLatin1(answers.at(i));
            QVERIFY2(theirs == ours,
                     qPrintable(u"seed %1: '%2' %3 '%4', node says %5"_s.arg(seed).arg(lhs, ours, rhs, theirs)));
            ++seen[answers.at(i)];
        }
        qInfo("seed %u: %lld pairs as node orders them: %d <, %d =, %d >", seed, static_cast<long long>(pairs.size()),
              seen.value("<"), seen.value("="), seen.value(">"));
        for (const auto *sign : {"<", "=", ">"})
            QVERIFY2(seen.value(sign) > 300, sign);
    }
};

QTEST_GUILESS_MAIN(VersionSemverTest)
#include "tst_versionsemver.moc"
