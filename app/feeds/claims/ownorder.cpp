// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/ownorder.h"

#include "core/javaversion.h"
#include "core/versiontext.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer::Claims {
namespace {

constexpr std::array openSslKeys{"cpe:a:openssl:openssl"_L1, "name:openssl/openssl"_L1};

constexpr std::array javaKeys{"cpe:a:oracle:java_se"_L1,    "cpe:a:oracle:jdk"_L1,   "cpe:a:oracle:jre"_L1,
                              "cpe:a:oracle:openjdk"_L1,    "cpe:a:sun:jdk"_L1,      "cpe:a:sun:jre"_L1,
                              "name:oracle/java"_L1,        "name:oracle/javase"_L1, "name:oracle/javasejdkandjre"_L1,
                              "name:oracle/oraclejavase"_L1};

/** Lines that Oracle supports for many years, and so tests for every leak.
 *  @see Oracle, "Java SE Support Roadmap"
 */
constexpr std::array longLines{8, 11, 17, 21, 25};

template<typename Keys>
bool holdsOne(const QList<QString> &keys, const Keys &known)
{
    return std::any_of(keys.begin(), keys.end(), [&](const QString &key) {
        return std::any_of(known.begin(), known.end(), [&](QLatin1StringView one) { return key == one; });
    });
}

std::partial_ordering compareDotted(const QString &lhs, const QString &rhs)
{
    return compareVersions(VersionScheme::Windows, lhs, rhs);
}

/** The line a version is of: 8 of "8.0.391". 0 when that cannot be told. */
int lineOf(const QString &version)
{
    return version.section(u'.', 0, 0).toInt();
}

VersionSpan single(const QString &version)
{
    return {version, true, version, true, false, ClaimStatus::Affected};
}

CveSpans inOrder()
{
    CveSpans spans;
    spans.scheme = VersionScheme::Windows;
    spans.certainOrder = true;
    return spans;
}

bool isPerformancePack(const QString &version)
{
    return version.endsWith("-perf"_L1, Qt::CaseInsensitive);
}

} // namespace

OwnOrder ownOrderOf(const QList<QString> &keys)
{
    if (holdsOne(keys, openSslKeys))
        return OwnOrder::OpenSsl;
    return holdsOne(keys, javaKeys) ? OwnOrder::Java : OwnOrder::None;
}

CveAffected withOpenSslRanges(CveAffected affected)
{
    static const QRegularExpression sentence(QRegularExpression::anchoredPattern(
        u"Fixed in OpenSSL ([0-9][\\w.-]{0,30}) \\(Affected ([0-9][\\w.]{0,30})(?:-([0-9][\\w.-]{0,30}))?\\)"_s));
    for (auto &item : affected.versions) {
        const auto match = sentence.match(item.version.simplified());
        if (!match.hasMatch())
            continue;
        item.version = match.captured(2);
        item.lessThan = match.captured(1);
        item.versionType = u"custom"_s;
    }
    return affected;
}

JavaParts javaPartsOf(const CveAffected &affected)
{
    JavaParts parts{affected, affected};
    parts.java.versions.clear();
    parts.other.versions.clear();
    for (const auto &item : affected.versions) {
        const auto colon = item.version.indexOf(u':');
        const auto word = item.version.first(qMax(qsizetype(0), colon)).simplified();
        const bool java = colon < 0 || word == "Oracle Java SE"_L1 || word == "Java SE"_L1 || word == "Java"_L1;
        if (!java) {
            parts.other.versions.append(item);
            continue;
        }
        // Records of 2019 and 2020 have all lines in one text: "Java SE: 7u241, 8u231, 11.0.5, 13.0.1".
        const auto texts = item.version.sliced(colon + 1).split(u',');
        for (const auto &text : texts) {
            auto one = item;
            one.version = text.trimmed();
            if (isPerformancePack(one.version))
                continue;
            if (const auto version = javaVersion(one.version); !version.isEmpty())
                one.version = version;
            parts.java.versions.append(one);
        }
    }
    return parts;
}

QList<CveSpans> javaSpansOf(const CveAffected &java, bool complete)
{
    const auto isNamed = [](const CveVersion &item) {
        return item.status == CveStatus::Affected && item.lessThan.isEmpty() && item.lessThanOrEqual.isEmpty()
            && item.changes.isEmpty() && Versions::isDotted(item.version);
    };
    const bool named = !java.versions.isEmpty() && std::all_of(java.versions.begin(), java.versions.end(), isNamed);
    if (!named)
        return {spansOf(java)};
    auto exact = inOrder();
    auto earlier = inOrder();
    earlier.doubtful = true;
    QMap<int, QString> last; // Update of each line.
    for (const auto &item : java.versions) {
        exact.spans.append(single(item.version));
        auto &version = last[lineOf(item.version)];
        if (version.isEmpty() || compareDotted(item.version, version) > 0)
            version = item.version;
    }
    last.remove(0);
    for (auto one = last.begin(); one != last.end(); ++one) {
        const auto first = QString::number(one.key());
        const auto next = QString::number(one.key() + 1);
        exact.spans.append({one.value(), false, next, false, false, ClaimStatus::NotAffected});
        // A line begins before its first update: "8" is the very first of it.
        if (compareDotted(first, one.value()) < 0)
            earlier.spans.append({first, true, one.value(), true, false, ClaimStatus::Affected});
    }
    for (const auto line : longLines) {
        if (complete && !last.contains(line))
            exact.spans.append(
                {QString::number(line), true, QString::number(line + 1), false, false, ClaimStatus::NotAffected});
    }
    return earlier.spans.isEmpty() ? QList<CveSpans>{exact} : QList<CveSpans>{exact, earlier};
}

} // namespace Patchwijzer::Claims
