// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/versionpairs.h"
#include "support/versionshapes.h"

#include <QRegularExpression>
#include <QStandardPaths>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArrayList askNode(const QList<Test::VersionPair> &pairs)
{
    const auto script =
        u"const paths=['/usr/share/nodejs','/usr/lib/node_modules','/usr/lib/node_modules/npm/node_modules',"
        "'/usr/local/lib/node_modules/npm/node_modules','/usr/share/npm/node_modules'];"
        "const semver=require(require.resolve('semver',{paths}));"
        "for(const line of require('fs').readFileSync(process.argv[1],'utf8').split('\\n')){if(!line)continue;"
        "const [a,b]=line.split('\\t');"
        "console.log(semver.valid(a)&&semver.valid(b)?'<=>'[semver.compare(a,b)+1]:'?');}"_s;
    return Test::askProgram(u"node"_s, {u"-e"_s, script}, pairs);
}

/** Where node keeps to the standard, and so do we. Beyond it: node takes spaces and "=" in front and no number above
 *  2^53, nor 256 characters; we take more or fewer than three numbers, of any length.
 */
bool isForNode(const QString &version)
{
    static const QRegularExpression manyDigits(u"[0-9]{16}"_s);
    static const QRegularExpression threeParts(u"^[^.+-]*\\.[^.+-]*\\.[^.+-]*($|[+-])"_s);
    return version.size() <= 256 && !version.startsWith(u'=') && version == version.trimmed()
        && !version.contains(QChar(0xfeff)) && !version.contains(manyDigits) && version.contains(threeParts);
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
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        Test::VersionGenerator generator(seed);
        QList<Test::VersionPair> pairs;
        while (pairs.size() < 20'000) {
            const auto pair = Test::pairOf(generator, Test::semverShape);
            if (Test::fitsOneLine(pair) && isForNode(pair.first) && isForNode(pair.second))
                pairs.append(pair);
        }
        Test::compareAnswers(u"node"_s, VersionScheme::Semver, pairs, askNode(pairs), "<=>?");
    }
};

QTEST_GUILESS_MAIN(VersionSemverTest)
#include "tst_versionsemver.moc"
