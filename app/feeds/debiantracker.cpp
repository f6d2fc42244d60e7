// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debiantracker.h"

#include "core/distribution.h"
#include "feeds/cveid.h"
#include "feeds/jsonpieces.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace Patchwijzer {

using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 16;
constexpr qsizetype maxName = 256; ///< Bytes of a package name, id, code name or version.
constexpr qsizetype summaryLength = 300;

/** "TEMP-0841257-E45CBE": a leak that has no CVE yet. */
bool isTemporary(std::string_view id)
{
    const auto allowed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-'; };
    return id.substr(0, 5) == "TEMP-" && id.size() > 5 && std::all_of(id.begin(), id.end(), allowed);
}

class Tracker
{
public:
    Tracker(const QByteArray &json, const DebianTrackerLimits &limits)
        : m_json(json)
        , m_limits(limits)
    {
    }

    [[nodiscard]] Result<void> read(const Place &place);
    [[nodiscard]] DebianTracker take();

private:
    enum Key : size_t { Status, Repositories, FixedVersion, Urgency, NoDsa, NoDsaReason };
    using ReleaseFields = std::array<Field, 6>;

    [[nodiscard]] Result<void> readPackage(const simdjson::dom::key_value_pair &member, const Place &place);
    [[nodiscard]] Result<void> readLeak(std::string_view key, const Json::Element &value, const Place &place);
    [[nodiscard]] Result<void> readReleases(const simdjson::dom::object &releases, const Place &place,
                                            Advisory *advisory);
    [[nodiscard]] Result<AffectedPackage> readRelease(std::string_view codename, const Json::Element &value,
                                                      const Place &place);
    void judge(const ReleaseFields &fields, const Place &place, AffectedPackage *package);
    void judgeFixed(std::string_view status, const ReleaseFields &fields, const Place &place, AffectedPackage *package);
    void addDecision(const ReleaseFields &fields, const QString &release);
    void keep(Advisory advisory);

    [[nodiscard]] Result<void> skip(Error error);
    void complain(Error::Code code, const Place &place, const char *detail);
    [[nodiscard]] QString shared(std::string_view text);

    const QByteArray &m_json;
    const DebianTrackerLimits &m_limits;
    DebianTracker m_tracker;
    QHash<QString, qsizetype> m_places;           ///< Of the advisories, by id.
    QSet<QString> m_texts;                        ///< The same few words come back a hundred thousand times.
    QHash<QString, QList<VersionRange>> m_ranges; ///< By fixed version; shared likewise.
    QString m_package;
    QString m_id;
};

/** The same text as before where there is one: its copies then share their memory. */
QString Tracker::shared(std::string_view text)
{
    return *m_texts.insert(Json::toQString(text));
}

Result<void> Tracker::skip(Error error)
{
    // What is no JSON has no good parts; what is merely wrong does not spoil the rest.
    if (error.code == Error::Code::NotJson)
        return fail(std::move(error));
    m_tracker.skipped.append(std::move(error));
    if (m_tracker.skipped.size() > m_limits.skipped)
        return fail(Error::Code::BadValue, m_tracker.skipped.back().where, u"too much of it cannot be read"_s);
    return {};
}

void Tracker::complain(Error::Code code, const Place &place, const char *detail)
{
    m_tracker.skipped.append({code, place.text(), QString::fromLatin1(detail)});
}

Result<void> Tracker::read(const Place &place)
{
    PW_TRY(const auto pieces, Json::split(m_json, m_limits.packages, place));
    if (pieces.kind != Json::Outermost::Object)
        return Json::fail(Error::Code::UnknownFormat, place, "not the tracker's document");
    Json::PieceParser parser(m_limits.packageBytes, maxDepth);
    const auto repeated = Json::repeatedKeys(m_json, pieces);
    for (const auto &piece : pieces.items) {
        const auto element = parser.parse(m_json, pieces.kind, piece, place);
        if (!element) {
            PW_TRY_VOID(skip(element.error()));
            continue;
        }
        const auto member = Json::onlyMember(*element, maxName, place);
        if (!member) {
            PW_TRY_VOID(skip(member.error()));
            continue;
        }
        const auto key = Json::writtenKey(m_json, piece);
        const auto here = place.key(member->key);
        if (key.isNull() || repeated.contains(key)) {
            PW_TRY_VOID(skip({Error::Code::BadValue, here.text(), u"given twice, or a name written in escapes"_s}));
            continue;
        }
        PW_TRY_VOID(readPackage(*member, here));
    }
    if (m_tracker.advisories.isEmpty())
        return Json::fail(Error::Code::UnknownFormat, place, "not one package with a leak");
    return {};
}

Result<void> Tracker::readPackage(const simdjson::dom::key_value_pair &member, const Place &place)
{
    const auto leaks = Json::asObject(member.value, place);
    if (!leaks)
        return skip(leaks.error());
    m_package = Json::toQString(member.key);
    QHash<std::string_view, int> times;
    for (const auto leak : *leaks)
        ++times[leak.key];
    for (const auto leak : *leaks) {
        const auto here = place.key(leak.key);
        const auto decisions = m_tracker.decisions.size();
        const auto done = times[leak.key] > 1 ? Result<void>(Json::fail(Error::Code::BadValue, here, "given twice"))
                                              : readLeak(leak.key, leak.value, here);
        if (!done) {
            m_tracker.decisions.resize(decisions);
            PW_TRY_VOID(skip(done.error()));
        }
        if (m_tracker.skipped.size() > m_limits.skipped)
            return Json::fail(Error::Code::BadValue, here, "too much of it cannot be read");
    }
    return {};
}

Result<void> Tracker::readLeak(std::string_view key, const Json::Element &value, const Place &place)
{
    const auto cve = cveOf(QByteArrayView(key.data(), qsizetype(key.size())));
    if ((cve.isEmpty() || key.substr(0, 4) != "CVE-") && (!isTemporary(key) || key.size() > size_t(maxName)))
        return Json::fail(Error::Code::BadValue, place, "neither a CVE id nor a temporary one");
    constexpr std::array<std::string_view, 2> keys{"description", "releases"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[1])
        return Json::fail(Error::Code::MissingField, place.key("releases"), "required");
    PW_TRY(const auto releases, Json::asObject(*fields[1], place.key("releases")));
    Advisory advisory;
    advisory.feed = u"debian-tracker"_s;
    advisory.id = m_id = Json::toQString(key);
    if (!cve.isEmpty())
        advisory.cves.append(advisory.id);
    std::string_view text;
    if (fields[0] && !fields[0]->get(text))
        advisory.summary = Json::freeText(text.substr(0, text.find('\n')), summaryLength);
    PW_TRY_VOID(readReleases(releases, place.key("releases"), &advisory));
    keep(std::move(advisory));
    return {};
}

Result<void> Tracker::readReleases(const simdjson::dom::object &releases, const Place &place, Advisory *advisory)
{
    if (qsizetype(releases.size()) > m_limits.releases)
        return Json::fail(Error::Code::BadValue, place, "too many releases");
    QSet<QString> seen;
    advisory->affected.reserve(qsizetype(releases.size()));
    for (const auto release : releases) {
        const auto here = place.key(release.key);
        auto package = readRelease(release.key, release.value, here);
        if (!package) {
            m_tracker.skipped.append(std::move(package).error());
            continue;
        }
        if (seen.contains(package->release))
            return Json::fail(Error::Code::BadValue, here, "given twice");
        seen.insert(package->release);
        advisory->affected.append(*std::move(package));
    }
    return {};
}

Result<AffectedPackage> Tracker::readRelease(std::string_view codename, const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{"status",  "repositories", "fixed_version",
                                                   "urgency", "nodsa",        "nodsa_reason"};
    if (codename.empty() || codename.size() > size_t(maxName) || Json::hasControl(codename))
        return Json::fail(Error::Code::BadValue, place, "not a code name");
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    AffectedPackage package;
    package.ecosystem = shared("Debian");
    const auto number = debianReleaseOfCodename(Json::toQString(codename));
    package.release = number.isEmpty() ? shared(codename) : *m_texts.insert(number);
    package.package = m_package;
    package.scheme = VersionScheme::Deb;
    std::string_view urgency;
    if (fields[Urgency] && !fields[Urgency]->get(urgency))
        package.urgency = *m_texts.insert(Json::freeText(urgency, 40));
    judge(fields, place, &package);
    addDecision(fields, package.release);
    return package;
}

void Tracker::judge(const ReleaseFields &fields, const Place &place, AffectedPackage *package)
{
    package->status = AffectedStatus::Undetermined;
    std::string_view status;
    if (!fields[Status] || fields[Status]->get(status)) {
        complain(Error::Code::MissingField, place.key("status"), "required");
        return;
    }
    if (status == "undetermined")
        return;
    if (status != "open" && status != "resolved") {
        complain(Error::Code::BadValue, place.key("status"), "not a status we know");
        return;
    }
    // A star says who gave the urgency, not what it is.
    if (status == "open" && package->urgency.startsWith("end-of-life"_L1)) {
        package->status = AffectedStatus::EndOfLife;
        return;
    }
    judgeFixed(status, fields, place, package);
}

/** Whether a version in the archive is at or past @p fixed. */
bool isReached(const Field &repositories, const QString &fixed)
{
    simdjson::dom::object versions;
    if (!repositories || repositories->get(versions))
        return false;
    return std::any_of(versions.begin(), versions.end(), [&](const simdjson::dom::key_value_pair &repository) {
        std::string_view version;
        return !repository.value.get(version)
            && compareVersions(VersionScheme::Deb, Json::toQString(version), fixed) >= 0;
    });
}

void Tracker::judgeFixed(std::string_view status, const ReleaseFields &fields, const Place &place,
                         AffectedPackage *package)
{
    const bool open = status == "open";
    std::string_view text;
    if (!fields[FixedVersion] && open) {
        package->status = AffectedStatus::Affected;
        package->ranges.append(VersionRange{});
        return;
    }
    if (!fields[FixedVersion] || fields[FixedVersion]->get(text)) {
        complain(Error::Code::MissingField, place.key("fixed_version"), "resolved, and nothing says in which version");
        return;
    }
    const auto fixed = qsizetype(text.size()) > maxName ? QString() : shared(text);
    if (!isValidVersion(VersionScheme::Deb, fixed)) {
        complain(Error::Code::BadValue, place.key("fixed_version"), "not a version");
    } else if (open && (fixed == u"0" || isReached(fields[Repositories], fixed))) {
        complain(Error::Code::BadValue, place, "open, and fixed in what the archive has");
    } else if (fixed == u"0") {
        package->status = AffectedStatus::NotAffected;
    } else {
        package->status = AffectedStatus::Affected;
        auto &ranges = m_ranges[fixed];
        if (ranges.isEmpty())
            ranges.append({{}, fixed, {}});
        package->ranges = ranges;
    }
}

void Tracker::addDecision(const ReleaseFields &fields, const QString &release)
{
    if (!fields[NoDsa] && !fields[NoDsaReason])
        return;
    DebianDecision decision{m_id, m_package, release, DebianNoDsa::Minor, {}};
    std::string_view text;
    if (fields[NoDsaReason] && !fields[NoDsaReason]->get(text)) {
        decision.kind = text == "ignored" ? DebianNoDsa::Ignored
            : text == "postponed"         ? DebianNoDsa::Postponed
                                          : DebianNoDsa::Minor;
    }
    if (fields[NoDsa] && !fields[NoDsa]->get(text))
        decision.comment = *m_texts.insert(Json::freeText(text, 200));
    m_tracker.decisions.append(std::move(decision));
}

/** Several packages may have the same leak: one advisory speaks of them all. */
void Tracker::keep(Advisory advisory)
{
    const auto place = m_places.constFind(advisory.id);
    if (place == m_places.constEnd()) {
        m_places.insert(advisory.id, m_tracker.advisories.size());
        m_tracker.advisories.append(std::move(advisory));
        return;
    }
    auto &held = m_tracker.advisories[*place];
    // The description is the leak's; should two packages tell it differently, the order must not matter.
    held.summary = std::max(held.summary, advisory.summary);
    held.affected += std::move(advisory.affected);
}

DebianTracker Tracker::take()
{
    auto &advisories = m_tracker.advisories;
    for (auto &advisory : advisories) {
        std::sort(advisory.affected.begin(), advisory.affected.end(),
                  [](const AffectedPackage &lhs, const AffectedPackage &rhs) {
                      return std::tie(lhs.package, lhs.release) < std::tie(rhs.package, rhs.release);
                  });
        advisory.affected.squeeze();
    }
    std::sort(advisories.begin(), advisories.end(),
              [](const Advisory &lhs, const Advisory &rhs) { return lhs.id < rhs.id; });
    std::sort(m_tracker.decisions.begin(), m_tracker.decisions.end(),
              [](const DebianDecision &lhs, const DebianDecision &rhs) {
                  return std::tie(lhs.id, lhs.package, lhs.release) < std::tie(rhs.id, rhs.package, rhs.release);
              });
    return std::move(m_tracker);
}

} // namespace

Result<DebianTracker> parseDebianTracker(const QByteArray &json, const QString &where,
                                         const DebianTrackerLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.documentBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than the tracker can be");
    Tracker tracker(json, limits);
    PW_TRY_VOID(tracker.read(place));
    return tracker.take();
}

} // namespace Patchwijzer
