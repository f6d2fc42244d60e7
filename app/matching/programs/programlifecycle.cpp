// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/programlifecycle.h"

#include "core/versiontext.h"
#include "matching/feedage.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int certain = 100; // Its own manager says so.

Finding findingFor(const KnownSoftware &program, const QString &advisory, int confidence)
{
    Finding finding;
    finding.software = program.software;
    finding.program = program.identity.program;
    finding.advisory = advisory;
    finding.verdict = Verdict::Undetermined;
    finding.confidence = confidence;
    finding.reason = u"endOfSupport"_s;
    finding.evidence.rule = u"lifecycle"_s;
    finding.evidence.installedVersion = program.identity.version;
    return finding;
}

std::optional<Finding> byItsManager(const KnownSoftware &program)
{
    if (!program.software.endOfLife)
        return std::nullopt;
    const auto &software = program.software;
    const auto id = software.identifiers.isEmpty() ? software.name : software.identifiers.front().value;
    auto finding = findingFor(program, u"EOL:%1:%2"_s.arg(software.source, id), certain);
    finding.evidence.package = id;
    return finding;
}

/** In small letters and digits alone; a plus sign is a word of a name. */
QString plain(QString text)
{
    text.replace(u'+', "plus"_L1);
    text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return text.toLower();
}

/** The numbers before anything else: {17, 9} of "17.09a.3"; empty when it does not begin with one. */
QList<qulonglong> numbersOf(const QString &version)
{
    QList<qulonglong> numbers;
    const auto parts = version.split(u'.');
    for (const auto &part : parts) {
        const auto digits = Versions::leading(part, Versions::isDigit);
        bool fine = false;
        const auto number = digits.toULongLong(&fine);
        if (!fine)
            break;
        // "1.1.1w" is of 1.1.1; "3.1a" and "22H3" may be another release than 3.1 and 22.
        constexpr qsizetype repairs = 2; // From the third number on a letter is one more repair.
        const auto rest = QStringView(part).sliced(digits.size());
        const bool letters = std::all_of(rest.begin(), rest.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
        if (!letters || (!rest.isEmpty() && numbers.size() < repairs))
            break;
        numbers.append(number);
        if (!rest.isEmpty())
            break;
    }
    return numbers;
}

/** "17.09.04a" is of 17.9, "17.90" is not: part by part. What is not written in numbers has to be the same. */
bool isOfRelease(const QString &version, const QString &release)
{
    if (release.isEmpty())
        return false;
    if (version == release || version.startsWith(release + u'.'))
        return true;
    const auto wanted = numbersOf(release);
    const auto numbers = numbersOf(version);
    return Versions::isDotted(release) && wanted.size() == release.count(u'.') + 1 && numbers.size() >= wanted.size()
        && std::equal(wanted.begin(), wanted.end(), numbers.begin());
}

std::optional<Finding> byItsRelease(const KnownSoftware &program, const ProductLifecycle *product,
                                    const FeedState *feed, const QDate &today)
{
    const auto &identity = program.identity;
    if (!product || identity.confidence() < certainConfidence)
        return std::nullopt;
    // What is sold by model is looked up by model: its version is that of something else.
    const auto *release = product->category == "device"_L1
        ? releaseOfModel(*product, program.software.publisher, program.software.name)
        : releaseOfVersion(*product, identity.version);
    if (!release || !supportOn(*release, today).securityOver.value_or(false))
        return std::nullopt;
    auto finding = findingFor(program, u"EOL:%1:%2"_s.arg(product->name, release->name), identity.confidence());
    finding.evidence.feed = u"endoflife"_s;
    finding.evidence.feedDate = feed ? feed->dataDate : QDateTime();
    finding.evidence.package = product->label.isEmpty() ? product->name : product->label;
    finding.evidence.advisoryVersion = release->name;
    return finding;
}

} // namespace

const ProductRelease *releaseOfVersion(const ProductLifecycle &product, const QString &version)
{
    const ProductRelease *best = nullptr;
    for (const auto &release : product.releases) {
        if (isOfRelease(version, release.name) && (!best || best->name.size() < release.name.size()))
            best = &release;
    }
    return best;
}

const ProductRelease *releaseOfModel(const ProductLifecycle &product, const QString &brand, const QString &model)
{
    QSet<QString> names{plain(model), plain(brand + model)};
    if (const auto maker = plain(brand); plain(model).startsWith(maker))
        names.insert(plain(model).mid(maker.size()));
    names.remove(QString());
    const ProductRelease *found = nullptr;
    for (const auto &release : product.releases) {
        if (plain(release.name).isEmpty())
            continue;
        QSet<QString> own{plain(release.label), plain(product.label + release.label),
                          plain(product.label + release.name), plain(product.name + release.name)};
        // "5" is no model; "galaxy-s21" is.
        const auto isLetter = [](QChar c) { return c.isLetter(); };
        if (std::any_of(release.name.begin(), release.name.end(), isLetter))
            own.insert(plain(release.name));
        own.remove(QString());
        if (!own.intersects(names))
            continue;
        if (found) // Two that read alike: nobody knows which.
            return nullptr;
        found = &release;
    }
    return found;
}

QList<Finding> programsWithoutSupport(const QList<KnownSoftware> &programs, const QList<ProductLifecycle> &lifecycles,
                                      const QList<FeedState> &feeds, const QDate &today)
{
    QHash<QString, const ProductLifecycle *> products;
    for (const auto &product : lifecycles)
        products.insert(product.name, &product);
    const auto *feed = feedById(feeds, u"endoflife"_s);
    QList<Finding> findings;
    for (const auto &program : programs) {
        // Of a package of a distribution the distribution says how long it is looked after.
        if (program.software.kind == SoftwareKind::Package || program.software.kind == SoftwareKind::OperatingSystem
            || !program.software.owner.isEmpty())
            continue;
        if (auto finding = byItsManager(program))
            findings.append(*std::move(finding));
        const auto names = program.identity.lifecycle.split(u' ', Qt::SkipEmptyParts);
        for (const auto &name : names) {
            if (auto finding = byItsRelease(program, products.value(name), feed, today))
                findings.append(*std::move(finding));
        }
    }
    const auto key = [](const Finding &finding) {
        return std::tie(finding.software.name, finding.software.version, finding.software.source,
                        finding.software.scope, finding.software.location, finding.advisory);
    };
    std::sort(findings.begin(), findings.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    return findings;
}

} // namespace Patchwijzer
