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

/** What rpms are called: "1:2.4.6-97.el7_9.5", "4.4.20-4.module+el8.6.0+1+2", "1.0~rc1-1.fc38", "1.0^git1-1". */
QString rpmVersion(Test::VersionGenerator &generator)
{
    const auto number = [&] { return QString::number(generator.below(generator.below(4) == 0 ? 5000 : 20)); };
    const auto one = [&](const QStringList &choices) { return choices.at(generator.below(int(choices.size()))); };
    auto version = generator.below(4) == 0 ? QString::number(generator.below(3)) + u':' : QString();
    version += number();
    for (int parts = generator.below(4); parts > 0; --parts)
        version += one({u"."_s, u"."_s, u"~rc"_s, u"^git"_s, u"p"_s, u"_"_s, u"+"_s, u"~"_s, u"^"_s, u"a"_s})
            + (generator.below(6) == 0 ? QString() : number());
    version += u'-' + number();
    version += one({u".el7"_s, u".el7_9"_s, u".el9"_s, u".fc38"_s, u".amzn2"_s, u".module+el8.6.0+1+2"_s, QString()});
    if (generator.below(3) == 0)
        version += u'.' + number();
    return version;
}

/** One sign a line: rpm's own answer. */
QByteArrayList askRpm(const QList<Pair> &pairs)
{
    QTemporaryFile list;
    QTemporaryFile script;
    if (!list.open() || !script.open())
        return {};
    for (const auto &[lhs, rhs] : pairs)
        list.write(lhs.toUtf8() + '\t' + rhs.toUtf8() + '\n');
    list.flush();
    script.write("local signs = {[-1] = '<', [0] = '=', [1] = '>'}\nfor line in io.lines('" + list.fileName().toUtf8()
                 + "') do\nlocal a, b = line:match('^(.-)\\t(.*)$')\nprint(signs[rpm.vercmp(a, b)] .. '\\n')\nend\n");
    script.flush();
    QProcess rpm;
    rpm.start(u"rpm"_s, {u"--eval"_s, u"%{lua: dofile('%1')}"_s.arg(script.fileName())});
    if (!rpm.waitForFinished(550'000))
        return {};
    auto answers = rpm.readAllStandardOutput().trimmed().split('\n');
    return answers;
}

} // namespace

class VersionRpmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"rpm"_s).isEmpty())
            QSKIP("SKIP: rpm is not on this machine, and it is what we compare with");
        if (askRpm({{u"1-1"_s, u"2-1"_s}}) != QByteArrayList{"<"})
            QSKIP("SKIP: this rpm cannot be asked to compare versions");
    }

    void answersAsRpmDoes()
    {
        const auto seed = Test::testSeed();
        Test::VersionGenerator generator(seed);
        QList<Pair> pairs;
        while (pairs.size() < 12'000) {
            const bool wild = generator.below(3) == 0;
            const auto lhs = wild ? generator.next() : rpmVersion(generator);
            const auto rhs = generator.below(2) == 0 ? generator.near(lhs)
                : wild                               ? generator.next()
                                                     : rpmVersion(generator);
            // What we do not read at all is no question for rpm; nor is what is no ASCII, of which rpm sees the bytes.
            const auto fits = [](const QString &version) {
                return isValidVersion(VersionScheme::Rpm, version)
                    && std::all_of(version.begin(), version.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
            };
            if (fits(lhs) && fits(rhs))
                pairs.append({lhs, rhs});
        }
        const auto answers = askRpm(pairs);
        QCOMPARE(answers.size(), pairs.size());
        QHash<QByteArray, int> seen;
        for (qsizetype i = 0; i < pairs.size(); ++i) {
            const auto &[lhs, rhs] = pairs.at(i);
            const QChar ours = orderingSign(compareVersions(VersionScheme::Rpm, lhs, rhs));
            const auto theirs = QString::fromLatin1(answers.at(i));
            QVERIFY2(theirs == ours,
                     qPrintable(u"seed %1: '%2' %3 '%4', rpm says %5"_s.arg(seed).arg(lhs, ours, rhs, theirs)));
            ++seen[answers.at(i)];
        }
        qInfo("seed %u: %lld pairs as rpm orders them: %d <, %d =, %d >", seed, static_cast<long long>(pairs.size()),
              seen.value("<"), seen.value("="), seen.value(">"));
        for (const auto *sign : {"<", "=", ">"})
            QVERIFY2(seen.value(sign) > 300, sign);
    }
};

QTEST_GUILESS_MAIN(VersionRpmTest)
#include "tst_versionrpm.moc"
