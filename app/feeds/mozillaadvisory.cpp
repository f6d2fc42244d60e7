// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/mozillaadvisory.h"

#include "core/sortunique.h"
#include "core/version.h"
#include "core/versiontext.h"
#include "feeds/claims/claimtext.h"
#include "feeds/cveid.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"
#include "feeds/yamlreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype titleLength = 300;
constexpr qsizetype descriptionLength = 4'000;
constexpr qsizetype nameLength = 200;
constexpr qsizetype maxLeaks = 5'000;
constexpr qsizetype maxProducts = 200;
constexpr qsizetype maxBugs = 1'000;

tl::unexpected<Error> failAt(Error::Code code, const QString &where, const YamlValue &value, const QString &detail)
{
    return fail(code, value.line > 0 ? where + u':' + QString::number(value.line) : where, detail);
}

Result<const YamlValue *> member(const YamlValue &parent, QStringView name, YamlValue::Kind kind, const QString &where)
{
    const auto &value = parent.at(name);
    if (value.kind == YamlValue::Kind::Nothing)
        return failAt(Error::Code::MissingField, where, parent, name.toString() + u" is required"_s);
    if (value.kind != kind)
        return failAt(Error::Code::BadValue, where, value, name.toString() + u" has the wrong form"_s);
    return &value;
}

/** "announce/2026/mfsa2026-71.yml" -> "MFSA2026-71"; the last one counts. */
QString idOf(const QString &where)
{
    static const QRegularExpression pattern(u"mfsa([0-9]{4}-[0-9]{2,4})\\.(?:ya?ml|md)$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(where);
    return match.hasMatch() ? u"MFSA"_s + match.captured(1) : QString();
}

/** 1 for "January", "Jan" and whatever is between; 0 when it is no month. */
int monthOf(const QString &text)
{
    constexpr std::array names{u"January", u"February", u"March",     u"April",   u"May",      u"June",
                               u"July",    u"August",   u"September", u"October", u"November", u"December"};
    const auto found = std::find_if(names.begin(), names.end(), [&](const char16_t *name) {
        return text.size() >= 3 && QStringView(name).startsWith(text);
    });
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

/** "July 21, 2026", "Dec 1, 2020"; some say "March 5th, 2018", one only "May, 2018": then it is the first. */
QDateTime dateOf(const QString &text)
{
    static const QRegularExpression pattern(u"^([A-Z][a-z]+)(?: ([0-9]{1,2})(?:st|nd|rd|th)?)?, ([0-9]{4})$"_s);
    const auto match = pattern.match(text.size() > 40 ? QString() : text.simplified());
    const int day = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
    const QDate date(match.captured(3).toInt(), monthOf(match.captured(1)), day);
    return date.isValid() ? parseTimestamp(date.toString(Qt::ISODate).toStdString() + "T00:00:00Z") : QDateTime();
}

/** "Firefox ESR 140.13", "Mozilla VPN 2.16.1 (Linux)"; "Hubs Cloud mozillareality/…" has no version. */
AffectedPackage productOf(const QString &text)
{
    AffectedPackage product;
    product.ecosystem = u"Mozilla"_s;
    product.scheme = VersionScheme::Windows;
    static const QRegularExpression pattern(
        u"^([A-Za-z][A-Za-z0-9]*(?: [A-Za-z][A-Za-z0-9]*)*) ([0-9][0-9.]*)((?: \\([^()]*\\))*)$"_s);
    const auto match = pattern.match(text);
    const auto version = match.captured(2);
    if (!match.hasMatch() || !Versions::isDotted(version)) {
        product.package = text;
        product.status = AffectedStatus::Undetermined;
        return product;
    }
    // What stands in brackets is the platform, or a build number before it.
    const auto platform = match.captured(3).section(u'(', -1).remove(u')');
    product.package = platform.isEmpty() ? match.captured(1) : match.captured(1) + u" for "_s + platform;
    if (product.package == u"Seamonkey") // As it is written in half of the lists of before 2016.
        product.package = u"SeaMonkey"_s;
    VersionRange range{{}, version, {}};
    if (product.package.endsWith(" ESR"_L1)) {
        product.release = version.section(u'.', 0, 0);
        range.introduced = product.release;
    }
    // "Firefox ESR 60" fixes nothing in its own branch: it is the first of it.
    if (range.introduced == range.fixed)
        range.introduced.clear();
    product.ranges.append(range);
    return product;
}

/** Of one product fixed in several versions, each fixes what came after the branch of the one before. */
void splitBranches(QList<AffectedPackage> *products)
{
    const auto isAfter = [](const AffectedPackage &lhs, const AffectedPackage &rhs) {
        return compareVersions(VersionScheme::Windows, lhs.ranges[0].fixed, rhs.ranges[0].fixed) > 0;
    };
    for (auto &product : *products) {
        const AffectedPackage *before = nullptr;
        for (const auto &other : std::as_const(*products)) {
            const bool same = other.package == product.package && other.release.isEmpty() && !other.ranges.isEmpty();
            if (same && !product.ranges.isEmpty() && isAfter(product, other) && (!before || isAfter(other, *before)))
                before = &other;
        }
        if (before)
            product.ranges[0].introduced = Claims::nextBranch(before->ranges[0].fixed, product.ranges[0].fixed);
    }
}

Result<QList<AffectedPackage>> productsOf(const YamlValue &list, const QString &urgency, const QString &where)
{
    QList<AffectedPackage> products;
    if (list.items.isEmpty() || list.items.size() > maxProducts)
        return failAt(Error::Code::BadValue, where, list, u"no products, or too many"_s);
    for (const auto &item : list.items) {
        const auto text = item.text.simplified();
        if (item.kind != YamlValue::Kind::Text || text.isEmpty() || text.size() > nameLength)
            return failAt(Error::Code::BadValue, where, item, u"not a product"_s);
        products.append(productOf(text));
        products.back().urgency = urgency;
    }
    std::sort(products.begin(), products.end(), [](const AffectedPackage &lhs, const AffectedPackage &rhs) {
        const auto fixed = [](const AffectedPackage &item) {
            return item.ranges.isEmpty() ? QString() : item.ranges[0].fixed;
        };
        return std::make_tuple(lhs.package, lhs.release, fixed(lhs))
            < std::make_tuple(rhs.package, rhs.release, fixed(rhs));
    });
    products.erase(std::unique(products.begin(), products.end()), products.end());
    splitBranches(&products);
    return products;
}

/** `url` holds a number, several with commas between them, or an address. */
QList<QString> bugsOf(const YamlValue &list)
{
    QList<QString> bugs;
    for (const auto &item : list.items) {
        const auto text = item.at(u"url").text.simplified();
        if (text.startsWith("https://"_L1) || text.startsWith("http://"_L1)) {
            if (text.size() <= 2'048)
                bugs.append(text);
            continue;
        }
        for (const auto &number : text.split(u',')) {
            const auto bug = number.trimmed();
            if (!bug.isEmpty() && bug.size() < 12 && Versions::isDotted(bug) && !bug.contains(u'.'))
                bugs.append(bug);
        }
        if (bugs.size() > maxBugs)
            break;
    }
    return bugs;
}

/** Mozilla's word. Some say more: "Low (Critical in Gecko 1.9.1 and earlier)"; then the worst of it counts. */
QString impactOf(const YamlValue &parent)
{
    const auto text = textOfHtml(parent.at(u"impact").text.toUtf8(), 100).toLower();
    if (!text.contains(u' '))
        return text.left(40);
    for (const auto &word : {u"critical"_s, u"high"_s, u"moderate"_s, u"low"_s}) {
        if (text.contains(word))
            return word;
    }
    return text.left(40).trimmed();
}

Result<MozillaLeak> leakOf(const YamlValue::Member &entry, const QString &where)
{
    MozillaLeak leak;
    leak.id = entry.name;
    const bool isCve = leak.id.startsWith("CVE-"_L1) && !cveOf(leak.id.toUtf8()).isEmpty();
    const bool isOwn = leak.id.startsWith("MFSA-"_L1) && leak.id.size() < 40;
    if (!isCve && !isOwn)
        return failAt(Error::Code::BadValue, where, entry.value, u"neither a CVE id nor one of Mozilla's"_s);
    if (entry.value.kind != YamlValue::Kind::Mapping)
        return failAt(Error::Code::BadValue, where, entry.value, u"a leak without a word about it"_s);
    leak.title = textOfHtml(entry.value.at(u"title").text.toUtf8(), titleLength);
    leak.impact = impactOf(entry.value);
    leak.description = textOfHtml(entry.value.at(u"description").text.toUtf8(), descriptionLength);
    leak.bugs = bugsOf(entry.value.at(u"bugs"));
    return leak;
}

Result<QList<MozillaLeak>> leaksOf(const YamlValue &mapping, const QString &where)
{
    QList<MozillaLeak> leaks;
    if (mapping.members.size() > maxLeaks)
        return failAt(Error::Code::BadValue, where, mapping, u"too many leaks"_s);
    for (const auto &entry : mapping.members) {
        PW_TRY(auto leak, leakOf(entry, where));
        leaks.append(std::move(leak));
    }
    std::sort(leaks.begin(), leaks.end(),
              [](const MozillaLeak &lhs, const MozillaLeak &rhs) { return lhs.id < rhs.id; });
    return leaks;
}

/** What stands below the heading "Description", or all of it in the few that have none. */
QString oldDescription(const QByteArray &body)
{
    const auto heading = body.indexOf("Description</h3>");
    const auto from = heading < 0 ? 0 : heading + qsizetype(sizeof("Description</h3>") - 1);
    const auto to = heading < 0 ? -1 : body.indexOf("<h3", from);
    return textOfHtml(QByteArrayView(body).sliced(from, (to < 0 ? body.size() : to) - from), descriptionLength);
}

/** Each number in the text once, sorted; before October 2005 a new one was called CAN-2005-0230. */
QList<QString> oldCves(const QString &body)
{
    static const QRegularExpression pattern(u"\\b(?:CVE|CAN)-([0-9]{4}-[0-9]{4,7})\\b"_s);
    QList<QString> cves;
    for (auto match = pattern.globalMatch(body); match.hasNext() && cves.size() < maxLeaks;)
        cves.append(u"CVE-"_s + match.next().captured(1));
    sortUnique(&cves);
    return cves;
}

QList<QString> oldBugs(const QString &body)
{
    static const QRegularExpression pattern(u"bugzilla\\.mozilla\\.org/show_bug\\.cgi\\?id=([0-9]{1,9})"_s);
    QList<QString> bugs;
    for (auto match = pattern.globalMatch(body); match.hasNext() && bugs.size() < maxBugs;) {
        const auto bug = match.next().captured(1);
        if (!bugs.contains(bug))
            bugs.append(bug);
    }
    return bugs;
}

QList<MozillaLeak> oldLeaks(const QString &body, const QString &title, const QString &impact)
{
    QList<MozillaLeak> leaks;
    const auto cves = oldCves(body);
    for (const auto &cve : cves)
        leaks.append({cve, {}, impact, {}, {}});
    if (leaks.size() == 1) { // Then all of the text is about it.
        leaks.front().title = title;
        leaks.front().bugs = oldBugs(body);
    }
    return leaks;
}

/** What both forms say in the same words. */
Result<Advisory> readHead(const YamlValue &root, const QString &where)
{
    Advisory advisory;
    advisory.feed = u"mozilla-mfsa"_s;
    advisory.id = idOf(where);
    if (advisory.id.isEmpty())
        return fail(Error::Code::MissingField, where, u"the file's name does not tell the advisory's number"_s);
    PW_TRY(const auto *announced, member(root, u"announced", YamlValue::Kind::Text, where));
    advisory.published = dateOf(announced->text);
    advisory.modified = advisory.published;
    if (!advisory.published.isValid())
        return failAt(Error::Code::BadValue, where, *announced, u"not a date"_s);
    PW_TRY(const auto *title, member(root, u"title", YamlValue::Kind::Text, where));
    advisory.summary = textOfHtml(title->text.toUtf8(), titleLength);
    PW_TRY(const auto *products, member(root, u"fixed_in", YamlValue::Kind::List, where));
    PW_TRY(advisory.affected, productsOf(*products, impactOf(root), where));
    return advisory;
}

} // namespace

Result<MozillaAdvisory> parseMozillaAdvisory(const QByteArray &bytes, const QString &where)
{
    const auto old = splitYamlPage(bytes); // The old form.
    PW_TRY(const auto root, readYaml(old ? old->head : bytes, where));
    if (root.kind != YamlValue::Kind::Mapping
        || (root.at(u"announced").kind == YamlValue::Kind::Nothing
            && root.at(u"advisories").kind == YamlValue::Kind::Nothing))
        return fail(Error::Code::UnknownFormat, where, u"not an advisory of Mozilla"_s);
    MozillaAdvisory result;
    PW_TRY(result.advisory, readHead(root, where));
    if (old) {
        result.leaks = oldLeaks(QString::fromUtf8(old->body), result.advisory.summary, impactOf(root));
        result.description = oldDescription(old->body);
    } else {
        PW_TRY(const auto *leaks, member(root, u"advisories", YamlValue::Kind::Mapping, where));
        PW_TRY(result.leaks, leaksOf(*leaks, where));
        result.description = textOfHtml(root.at(u"description").text.toUtf8(), descriptionLength);
    }
    for (const auto &leak : std::as_const(result.leaks)) {
        if (leak.id.startsWith("CVE-"_L1))
            result.advisory.cves.append(leak.id);
    }
    return result;
}

} // namespace Patchwijzer
