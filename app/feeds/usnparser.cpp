// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/usnparser.h"

#include "core/distribution.h"
#include "core/sortunique.h"
#include "feeds/cveid.h"
#include "feeds/jsonpieces.h"
#include "feeds/timestamp.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 32;
constexpr qsizetype maxName = 256; ///< Bytes of an id, package name, code name or version.
constexpr qsizetype summaryLength = 300;
constexpr qsizetype actionLength = 1'000;

/** "4011-1", or behind a prefix "USN-4011-1" and "LSN-0108-1". */
bool isNumber(QStringView id)
{
    const auto parts = id.split(u'-');
    const auto digits = [](QStringView part) {
        return !part.isEmpty() && part.size() < 10
            && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    return parts.size() == 2 && std::all_of(parts.begin(), parts.end(), digits);
}

UsnRestart restartOf(const QString &action)
{
    const auto says = [&](QLatin1StringView words) { return action.contains(words, Qt::CaseInsensitive); };
    if (says("reboot"_L1) || says("restart your computer"_L1) || says("restart the computer"_L1))
        return UsnRestart::Computer;
    if (says("restart"_L1) || says("log out"_L1) || says("session"_L1))
        return UsnRestart::Programs;
    return says("make all the necessary changes"_L1) ? UsnRestart::None : UsnRestart::Unknown;
}

/** CVE ids among what may also be addresses of bug reports. */
Result<QList<QString>> cvesOf(const Field &field, qsizetype maxSize, const Place &place)
{
    QList<QString> cves;
    if (!field)
        return cves;
    PW_TRY(const auto items, Json::asArray(*field, maxSize, place));
    for (const auto item : items) {
        std::string_view text;
        if (item.get(text) && item.at_key("id").get(text))
            continue;
        if (auto cve = cveOf(QByteArrayView(text.data(), qsizetype(text.size()))); !cve.isEmpty())
            cves.append(std::move(cve));
    }
    sortUnique(&cves);
    return cves;
}

/** A source package and the version that repairs it. */
Result<AffectedPackage> packageOf(std::string_view name, const Field &version, const QString &release,
                                  const Place &place)
{
    if (name.empty() || qsizetype(name.size()) > maxName || Json::hasControl(name))
        return Json::fail(Error::Code::BadValue, place, "not a package name");
    AffectedPackage package;
    package.ecosystem = u"Ubuntu"_s;
    package.release = release;
    package.package = Json::toQString(name);
    package.scheme = VersionScheme::Deb;
    std::string_view text;
    if (!version || version->get(text) || text.empty()) {
        package.status = AffectedStatus::Undetermined;
        return package;
    }
    const auto fixed = qsizetype(text.size()) > maxName ? QString() : Json::toQString(text);
    if (!isValidVersion(VersionScheme::Deb, fixed))
        return Json::fail(Error::Code::BadValue, place.key("version"), "not a version");
    package.ranges.append({{}, fixed, {}});
    return package;
}

/** Where a binary package stands for everybody; all other places are for subscribers. */
bool isFree(std::string_view pocket)
{
    return pocket.empty() || pocket == "security" || pocket == "updates" || pocket == "release";
}

/** Source packages that are only offered to subscribers. */
class Pockets
{
public:
    /** @param binaries `allbinaries` of one release: {name{pocket, source, version}}; `source` came later. */
    explicit Pockets(const Field &binaries)
    {
        simdjson::dom::object object;
        if (!binaries || binaries->get(object))
            return;
        for (const auto binary : object) {
            std::string_view pocket;
            std::string_view source;
            [[maybe_unused]] const auto noPocket = binary.value.at_key("pocket").get(pocket);
            [[maybe_unused]] const auto noSource = binary.value.at_key("source").get(source);
            auto &free = m_free[source];
            free = free || isFree(pocket);
            m_anyFree = m_anyFree || isFree(pocket);
        }
    }

    [[nodiscard]] bool subscribersOnly(std::string_view source) const
    {
        if (const auto found = m_free.constFind(source); found != m_free.constEnd())
            return !*found;
        return !m_free.isEmpty() && !m_anyFree;
    }

private:
    QHash<std::string_view, bool> m_free;
    bool m_anyFree = false;
};

QString releaseName(std::string_view codename, const QHash<QString, QString> &numbers)
{
    const auto name = Json::toQString(codename);
    const auto known = ubuntuReleaseOfCodename(name);
    return known.isEmpty() ? numbers.value(name, name) : known;
}

Result<simdjson::dom::object> releasesOf(const Field &field, const UsnLimits &limits, const Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    PW_TRY(const auto releases, Json::asObject(*field, place));
    if (qsizetype(releases.size()) > limits.releases)
        return Json::fail(Error::Code::BadValue, place, "too many releases");
    for (const auto release : releases) {
        if (release.key.empty() || qsizetype(release.key.size()) > maxName || Json::hasControl(release.key))
            return Json::fail(Error::Code::BadValue, place, "not a code name");
    }
    return releases;
}

/** `releases{codename{sources{name{version}}, allbinaries}}` of the database. */
Result<void> readSources(const Field &field, const UsnLimits &limits, const Place &place, Advisory *advisory)
{
    constexpr std::array<std::string_view, 2> keys{"sources", "allbinaries"};
    PW_TRY(const auto releases, releasesOf(field, limits, place));
    for (const auto release : releases) {
        const auto here = place.key(release.key);
        PW_TRY(const auto object, Json::asObject(release.value, here));
        PW_TRY(const auto fields, Json::pick(object, keys, here));
        if (!fields[0])
            continue; // The oldest notices name binary packages only.
        const auto there = here.key("sources");
        PW_TRY(const auto sources, Json::asObject(*fields[0], there));
        if (qsizetype(sources.size()) > limits.packages)
            return Json::fail(Error::Code::BadValue, there, "too many packages");
        const Pockets pockets(fields[1]);
        const auto number = releaseName(release.key, {});
        for (const auto source : sources) {
            Element version;
            const bool given = !source.value.at_key("version").get(version);
            const auto name = pockets.subscribersOnly(source.key) ? u"Pro:"_s + number : number;
            PW_TRY(auto package, packageOf(source.key, given ? Field(version) : Field(), name, there.key(source.key)));
            advisory->affected.append(std::move(package));
        }
    }
    return {};
}

/** `release_packages{codename[{name, version, is_source, pocket}]}` of the website. */
Result<void> readPackages(const Field &field, const QHash<QString, QString> &numbers, const UsnLimits &limits,
                          const Place &place, Advisory *advisory)
{
    constexpr std::array<std::string_view, 4> keys{"name", "version", "is_source", "pocket"};
    PW_TRY(const auto releases, releasesOf(field, limits, place));
    for (const auto release : releases) {
        const auto here = place.key(release.key);
        PW_TRY(const auto packages, Json::asArray(release.value, limits.packages, here));
        const auto number = releaseName(release.key, numbers);
        qsizetype index = 0;
        bool subscribers = false;
        QList<AffectedPackage> sources;
        for (const auto item : packages) {
            const auto there = here.item(index++);
            PW_TRY(const auto object, Json::asObject(item, there));
            PW_TRY(const auto fields, Json::pick(object, keys, there));
            std::string_view pocket;
            if (fields[3] && !fields[3]->get(pocket))
                subscribers = subscribers || !isFree(pocket);
            bool source = false;
            if (!fields[2] || fields[2]->get(source) || !source)
                continue;
            std::string_view name;
            if (!fields[0] || fields[0]->get(name))
                return Json::fail(Error::Code::MissingField, there.key("name"), "required");
            PW_TRY(auto package, packageOf(name, fields[1], number, there));
            sources.append(std::move(package));
        }
        for (auto &source : sources)
            source.release = subscribers ? u"Pro:"_s + number : number;
        advisory->affected += sources;
    }
    return {};
}

void finish(UsnNotice *notice)
{
    auto &affected = notice->advisory.affected;
    std::sort(affected.begin(), affected.end(), [](const AffectedPackage &lhs, const AffectedPackage &rhs) {
        return std::tie(lhs.release, lhs.package) < std::tie(rhs.release, rhs.package);
    });
    notice->advisory.feed = u"ubuntu-usn"_s;
    notice->restart = restartOf(notice->action);
    if (notice->advisory.summary.isEmpty())
        notice->advisory.summary = notice->title;
}

/** Two statements about one package would be two truths. */
bool namesAPackageTwice(const QList<AffectedPackage> &sorted)
{
    return std::adjacent_find(sorted.begin(), sorted.end(),
                              [](const AffectedPackage &lhs, const AffectedPackage &rhs) {
                                  return lhs.release == rhs.release && lhs.package == rhs.package;
                              })
        != sorted.end();
}

Result<UsnNotice> readEntry(const QString &number, const Element &value, const UsnLimits &limits, const Place &place)
{
    constexpr std::array<std::string_view, 8> keys{"id",        "title", "isummary", "summary",
                                                   "timestamp", "cves",  "action",   "releases"};
    if (!isNumber(number))
        return Json::fail(Error::Code::BadValue, place, "not a notice's number");
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    std::string_view id;
    if (fields[0] && (fields[0]->get(id) || Json::toQString(id) != number))
        return Json::fail(Error::Code::BadValue, place.key("id"), "not the number it stands under");
    UsnNotice notice;
    notice.advisory.id = u"USN-"_s + number;
    notice.title = Json::textOf(fields[1], summaryLength);
    notice.advisory.summary = Json::textOf(fields[2], summaryLength);
    double seconds = 0;
    constexpr double year2100 = 4'102'444'800;
    if (!fields[4] || fields[4]->get(seconds) || !(seconds > 0 && seconds < year2100))
        return Json::fail(Error::Code::BadValue, place.key("timestamp"), "not the time of a notice");
    notice.advisory.published = QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000)).toUTC();
    notice.advisory.modified = notice.advisory.published;
    PW_TRY(notice.advisory.cves, cvesOf(fields[5], limits.cves, place.key("cves")));
    notice.action = Json::textOf(fields[6], actionLength);
    PW_TRY_VOID(readSources(fields[7], limits, place.key("releases"), &notice.advisory));
    finish(&notice);
    if (namesAPackageTwice(notice.advisory.affected))
        return Json::fail(Error::Code::BadValue, place.key("releases"), "package given twice");
    return notice;
}

/** "jammy" -> "22.04", as the notice itself tells: for releases newer than this program. */
QHash<QString, QString> numbersOf(const Field &field)
{
    QHash<QString, QString> numbers;
    simdjson::dom::array releases;
    if (!field || field->get(releases))
        return numbers;
    for (const auto release : releases) {
        std::string_view codename;
        std::string_view version;
        if (!release.at_key("codename").get(codename) && !release.at_key("version").get(version) && !version.empty()
            && qsizetype(version.size()) < maxName && !Json::hasControl(version))
            numbers.insert(Json::toQString(codename), Json::toQString(version));
    }
    return numbers;
}

Result<QDateTime> timeOf(const Field &field, const Place &place)
{
    std::string_view text;
    QDateTime time;
    if (field && !field->get(text) && text.size() < 64) {
        time = parseTimestamp(text);
        if (!time.isValid()) // The website leaves the zone out; it is UTC.
            time = parseTimestamp(std::string(text) + 'Z');
    }
    if (!time.isValid())
        return Json::fail(Error::Code::BadValue, place, "not a date-time");
    return time;
}

Result<UsnNotice> readPageItem(const Element &value, const UsnLimits &limits, const Place &place)
{
    constexpr std::array<std::string_view, 9> keys{
        "id", "title", "summary", "published", "cves_ids", "instructions", "is_hidden", "releases", "release_packages"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, place.key("id"), "required");
    PW_TRY(const auto id, Json::name(*fields[0], maxName, place.key("id")));
    const bool livePatch = id.substr(0, 4) == "LSN-";
    if ((!livePatch && id.substr(0, 4) != "USN-") || !isNumber(Json::toQString(id.substr(4))))
        return Json::fail(Error::Code::BadValue, place.key("id"), "not a notice's id");
    UsnNotice notice;
    notice.advisory.id = Json::toQString(id);
    notice.title = Json::textOf(fields[1], summaryLength);
    notice.advisory.summary = Json::textOf(fields[2], summaryLength);
    PW_TRY(notice.advisory.published, timeOf(fields[3], place.key("published")));
    notice.advisory.modified = notice.advisory.published;
    PW_TRY(notice.advisory.cves, cvesOf(fields[4], limits.cves, place.key("cves_ids")));
    notice.action = Json::textOf(fields[5], actionLength);
    bool hidden = false;
    notice.advisory.withdrawn = fields[6] && !fields[6]->get(hidden) && hidden;
    if (!livePatch)
        PW_TRY_VOID(
            readPackages(fields[8], numbersOf(fields[7]), limits, place.key("release_packages"), &notice.advisory));
    finish(&notice);
    if (namesAPackageTwice(notice.advisory.affected))
        return Json::fail(Error::Code::BadValue, place.key("release_packages"), "package given twice");
    return notice;
}

/** Takes one notice or the reason why not. */
Result<void> take(Result<UsnNotice> notice, const UsnLimits &limits, UsnNotices *notices)
{
    if (notice) {
        notices->notices.append(*std::move(notice));
        return {};
    }
    if (notice.error().code == Error::Code::NotJson)
        return fail(std::move(notice).error());
    notices->skipped.append(std::move(notice).error());
    if (notices->skipped.size() > limits.skipped)
        return fail(Error::Code::BadValue, notices->skipped.back().where, u"too much of it cannot be read"_s);
    return {};
}

Result<void> readPage(const Element &value, const UsnLimits &limits, const Place &place, UsnNotices *notices)
{
    PW_TRY(const auto items, Json::asArray(value, limits.notices, place));
    qsizetype index = 0;
    for (const auto item : items)
        PW_TRY_VOID(take(readPageItem(item, limits, place.item(index++)), limits, notices));
    return {};
}

Result<void> readPages(const QByteArray &json, const Json::Pieces &pieces, const UsnLimits &limits, const Place &place,
                       UsnNotices *notices)
{
    Json::PieceParser parser(limits.noticeBytes, maxDepth);
    if (!Json::repeatedKeys(json, pieces).isEmpty())
        return Json::fail(Error::Code::BadValue, place, "key given twice");
    for (const auto &piece : pieces.items) {
        PW_TRY(const auto element, parser.parse(json, pieces.kind, piece, place));
        PW_TRY(const auto member, Json::onlyMember(element, maxName, place));
        if (member.key == "notices") {
            PW_TRY_VOID(readPage(member.value, limits, place.key("notices"), notices));
        }
    }
    return {};
}

Result<void> readDatabase(const QByteArray &json, const Json::Pieces &pieces, const UsnLimits &limits,
                          const Place &place, UsnNotices *notices)
{
    Json::PieceParser parser(limits.noticeBytes, maxDepth);
    const auto repeated = Json::repeatedKeys(json, pieces);
    for (const auto &piece : pieces.items) {
        const auto key = Json::writtenKey(json, piece);
        const auto here = place.key(std::string_view(key.constData(), size_t(std::min(key.size(), maxName))));
        const auto element = parser.parse(json, pieces.kind, piece, here);
        if (!element) {
            PW_TRY_VOID(take(fail(element.error()), limits, notices));
            continue;
        }
        const auto member = Json::onlyMember(*element, maxName, here);
        if (!member || key.isNull() || repeated.contains(key)) {
            PW_TRY_VOID(take(Json::fail(Error::Code::BadValue, here, "given twice, or not a notice's number"), limits,
                             notices));
            continue;
        }
        PW_TRY_VOID(take(readEntry(Json::toQString(member->key), member->value, limits, here), limits, notices));
    }
    return {};
}

/** Of two with one id none can be believed more than the other; of two that are the same one is enough. */
void sortNotices(UsnNotices *notices, const Place &place)
{
    auto &list = notices->notices;
    std::stable_sort(list.begin(), list.end(),
                     [](const UsnNotice &lhs, const UsnNotice &rhs) { return lhs.advisory.id < rhs.advisory.id; });
    list.erase(std::unique(list.begin(), list.end()), list.end());
    QSet<QString> seen;
    QSet<QString> repeated;
    for (const auto &notice : std::as_const(list)) {
        if (seen.contains(notice.advisory.id))
            repeated.insert(notice.advisory.id);
        seen.insert(notice.advisory.id);
    }
    list.removeIf([&](const UsnNotice &notice) { return repeated.contains(notice.advisory.id); });
    QList<QString> ids(repeated.begin(), repeated.end());
    std::sort(ids.begin(), ids.end());
    for (const auto &id : std::as_const(ids))
        notices->skipped.append({Error::Code::BadValue, place.text(), id + u" is given twice"_s});
}

} // namespace

Result<UsnNotices> parseUsnNotices(const QByteArray &json, const QString &where, const UsnLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.documentBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than allowed");
    PW_TRY(const auto pieces, Json::split(json, limits.notices, place));
    if (pieces.kind != Json::Outermost::Object)
        return Json::fail(Error::Code::UnknownFormat, place, "no notices");
    UsnNotices notices;
    const auto isPage = [&](const Json::Piece &piece) { return Json::writtenKey(json, piece) == "notices"; };
    if (std::any_of(pieces.items.begin(), pieces.items.end(), isPage)) {
        PW_TRY_VOID(readPages(json, pieces, limits, place, &notices));
    } else {
        PW_TRY_VOID(readDatabase(json, pieces, limits, place, &notices));
    }
    sortNotices(&notices, place);
    if (notices.notices.isEmpty())
        return Json::fail(Error::Code::UnknownFormat, place, "not one notice");
    return notices;
}

} // namespace Patchwijzer
