// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafversionrange.h"

#include "feeds/csaf/csafconstraints.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;
using namespace Csaf;

namespace {

constexpr qsizetype longestRange = 20'000; // Characters; what is longer was not written by hand.

/** What `vers:` types are ordered by here. Types whose rules are not ours stay unordered.
 *  @see package-url/vers-spec, VERSION-RANGE-TYPES
 */
VersionScheme schemeOfType(QStringView type)
{
    constexpr std::array<std::pair<QStringView, VersionScheme>, 6> known{{{u"deb", VersionScheme::Deb},
                                                                          {u"rpm", VersionScheme::Rpm},
                                                                          {u"semver", VersionScheme::Semver},
                                                                          {u"npm", VersionScheme::Semver},
                                                                          {u"cargo", VersionScheme::Semver},
                                                                          {u"intdot", VersionScheme::Generic}}};
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto &pair) { return pair.first == type; });
    return found == known.end() ? VersionScheme::Unknown : found->second;
}

/** The constraints of a canonical `vers:`; nothing when it is not canonical. */
std::optional<Constraints> canonicalConstraints(QStringView text)
{
    Constraints constraints;
    for (auto part : text.split(u'|')) {
        Constraint constraint;
        if (!part.isEmpty() && isComparator(part.front())) {
            const auto op = takeOp(&part);
            if (!op)
                return std::nullopt;
            constraint.op = *op;
        }
        const bool clean = std::none_of(part.begin(), part.end(), [](QChar c) {
            return isComparator(c) || c.isSpace() || c == u'*' || c == u',' || c == u'/';
        });
        if (part.isEmpty() || !clean)
            return std::nullopt;
        constraint.version = QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
        constraints.append(constraint);
    }
    return constraints;
}

/** Brings them into order where the order is known. @return false when one version is named twice, or when an order
 *  that is not known looks wrong.
 */
bool sortByVersion(Constraints *constraints, VersionScheme scheme)
{
    const auto comparable = [&](const Constraint &constraint) { return isValidVersion(scheme, constraint.version); };
    if (!std::all_of(constraints->begin(), constraints->end(), comparable))
        return ascends(*constraints);
    std::stable_sort(constraints->begin(), constraints->end(), [&](const Constraint &lhs, const Constraint &rhs) {
        return compareVersions(scheme, lhs.version, rhs.version) == std::partial_ordering::less;
    });
    return std::adjacent_find(constraints->begin(), constraints->end(),
                              [&](const Constraint &lhs, const Constraint &rhs) {
                                  return compareVersions(scheme, lhs.version, rhs.version)
                                      == std::partial_ordering::equivalent;
                              })
        == constraints->end();
}

/** A range of `vers:` that nothing can be concluded from. */
CsafVersionRange ofType(const QString &type, CsafRangeKind kind)
{
    CsafVersionRange range;
    range.kind = kind;
    range.type = type;
    return range;
}

/** Reads what stands behind "vers:<type>/"; nothing when it is not canonical. */
std::optional<CsafVersionRange> readCanonical(QStringView type, QStringView text)
{
    CsafVersionRange range;
    range.type = type.toString();
    range.trust = CsafTrust::Full;
    if (text == u"*") {
        range.kind = CsafRangeKind::All;
        return range;
    }
    auto constraints = canonicalConstraints(text);
    if (type == u"all" || !constraints)
        return std::nullopt;
    range.scheme = schemeOfType(type);
    if (!sortByVersion(&*constraints, range.scheme) || !assemble(*constraints, &range))
        return ofType(range.type, CsafRangeKind::Unreadable);
    return range;
}

/** Letters and digits only: "PAN-OS" and "PAN OS" are one name. */
QString bare(QString name)
{
    name.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return name.toCaseFolded();
}

/** Unreadable when the text speaks of another product: Fortinet's "FortiADC all versions" below FortiNAC-F. */
CsafVersionRange ofItself(CsafVersionRange range, const CsafProduct &product)
{
    const auto subject = bare(range.subject);
    if (subject.isEmpty())
        return range;
    const std::array<QString, 3> names{bare(product.path.product), bare(product.path.family), bare(product.name)};
    const bool same = std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return !name.isEmpty() && (name.contains(subject) || subject.contains(name));
    });
    return same ? range : CsafVersionRange{};
}

} // namespace

CsafVersionRange parseCsafRange(QStringView name)
{
    name = name.trimmed();
    if (name.isEmpty() || name.size() > longestRange)
        return {};
    if (!name.startsWith(u"vers:", Qt::CaseInsensitive))
        return readLoose(name);
    const auto slash = name.indexOf(u'/');
    if (slash < 0)
        return {};
    const auto type = name.sliced(5, slash - 5);
    if (type.compare(u"unknown", Qt::CaseInsensitive) == 0)
        return ofType(u"unknown"_s, CsafRangeKind::Undetermined);
    const auto rest = name.sliced(slash + 1);
    if (name.startsWith(u"vers:") && !type.isEmpty()) {
        if (auto range = readCanonical(type, rest))
            return *std::move(range);
    }
    return readLoose(rest);
}

CsafVersionRange parseCsafVersion(QStringView name)
{
    name = name.trimmed();
    const bool isRange = std::any_of(name.begin(), name.end(), isComparator)
        || name.startsWith(u"vers:", Qt::CaseInsensitive) || name == u"*" || name.endsWith(u".*")
        || name.endsWith(u".x") || name.endsWith(u"all versions", Qt::CaseInsensitive) || name.endsWith(u" All")
        || name.endsWith(u"and above", Qt::CaseInsensitive) || name.endsWith(u"and later", Qt::CaseInsensitive)
        || name.endsWith(u"and below", Qt::CaseInsensitive) || name.endsWith(u"and earlier", Qt::CaseInsensitive);
    if (isRange) {
        auto range = parseCsafRange(name);
        range.trust = std::min(range.trust, CsafTrust::Low); // It does not belong here: test 6.1.31.
        return range;
    }
    if (name.isEmpty() || name.size() > longestRange)
        return {};
    CsafVersionRange range;
    range.kind = CsafRangeKind::Versions;
    range.trust = CsafTrust::Full;
    range.versions.append(name.toString());
    return range;
}

CsafVersionRange csafVersionsOf(const CsafProduct &product)
{
    const auto &path = product.path;
    if (path.versionIsRange)
        return path.servicePack.isEmpty() ? ofItself(parseCsafRange(path.version), product) : CsafVersionRange{};
    QString version = path.version;
    bool certain = true;
    if (!path.product.isEmpty() && version.size() > path.product.size() && version.startsWith(path.product)
        && QStringView(u" /-").contains(version[path.product.size()])) {
        version = version.mid(path.product.size() + 1).trimmed();
        certain = false;
    }
    // Cisco's service packs are whole releases: "15.9M", and below it "15.9(3)M".
    if (!path.servicePack.isEmpty())
        version = path.servicePack[0].isDigit() ? path.servicePack : (version + u' ' + path.servicePack).trimmed();
    auto range = ofItself(parseCsafVersion(version), product);
    if (!certain)
        range.trust = std::min(range.trust, CsafTrust::Low);
    return range;
}

std::optional<bool> csafHolds(const CsafVersionRange &range, VersionScheme scheme, QStringView version)
{
    if (range.kind == CsafRangeKind::All)
        return true;
    if (range.kind != CsafRangeKind::Versions || version.isEmpty())
        return std::nullopt;
    bool unsure = false;
    const auto compare = [&](const QString &other) {
        const auto order = compareVersions(scheme, version, other);
        unsure = unsure || order == std::partial_ordering::unordered;
        return order;
    };
    const auto is = [&](const QString &other) {
        return version == other || compare(other) == std::partial_ordering::equivalent;
    };
    if (std::any_of(range.exceptions.begin(), range.exceptions.end(), is))
        return false;
    if (unsure)
        return std::nullopt;
    const auto isIn = [&](const CsafInterval &interval) {
        if (!interval.from.isEmpty()) {
            const auto order = compare(interval.from);
            if (order < 0 || (order == 0 && !interval.fromIncluded) || order == std::partial_ordering::unordered)
                return false;
        }
        if (interval.to.isEmpty())
            return true;
        const auto order = compare(interval.to);
        return order < 0 || (order == 0 && interval.toIncluded);
    };
    const bool in = std::any_of(range.versions.begin(), range.versions.end(), is)
        || std::any_of(range.series.begin(), range.series.end(),
                       [&](const QString &series) { return version == series || version.startsWith(series + u'.'); })
        || std::any_of(range.intervals.begin(), range.intervals.end(), isIn);
    return in ? std::optional(true) : unsure ? std::nullopt : std::optional(false);
}

std::optional<QList<VersionRange>> coreRangesOf(const CsafVersionRange &range)
{
    if (range.kind == CsafRangeKind::All)
        return QList<VersionRange>{VersionRange{}};
    if (range.kind != CsafRangeKind::Versions || !range.exceptions.isEmpty() || !range.series.isEmpty())
        return std::nullopt;
    QList<VersionRange> ranges;
    for (const auto &interval : range.intervals) {
        if (!interval.from.isEmpty() && !interval.fromIncluded)
            return std::nullopt;
        ranges.append({interval.from, interval.toIncluded ? QString() : interval.to,
                       interval.toIncluded ? interval.to : QString()});
    }
    return ranges;
}

} // namespace Patchwijzer
