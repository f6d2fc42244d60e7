// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/replaydocuments.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Patchwijzer::Test {

using namespace Qt::Literals::StringLiterals;

namespace {

/** The parts of "a | b | c"; an absent one is empty. */
class Parts
{
public:
    explicit Parts(const QString &row)
        : m_parts(row.split(u'|'))
    {
    }
    [[nodiscard]] QString operator[](qsizetype index) const { return m_parts.value(index).trimmed(); }

private:
    QStringList m_parts;
};

struct Range {
    QString from; ///< Empty: the beginning.
    QString to;   ///< Empty: no end.
    bool toIncluded = false;
    QString single;
};

QList<Range> rangesOf(const QString &text)
{
    QList<Range> ranges;
    for (const auto &part : text.split(u',', Qt::SkipEmptyParts)) {
        Range range;
        for (const auto &word : part.split(u' ', Qt::SkipEmptyParts)) {
            if (word.startsWith(">="_L1)) {
                range.from = word.sliced(2);
            } else if (word.startsWith("<="_L1)) {
                range.to = word.sliced(2);
                range.toIncluded = true;
            } else if (word.startsWith(u'<')) {
                range.to = word.sliced(1);
            } else if (word.startsWith(u'=')) {
                range.single = word.sliced(1);
            }
        }
        ranges.append(range);
    }
    return ranges;
}

QString at(const QDate &day)
{
    return day.toString(Qt::ISODate) + "T00:00:00Z"_L1;
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/** "arch=x86_64 module=php:7.2" and "urgency=low" behind the versions of a package. */
QString extraOf(const QString &text, const QString &name)
{
    for (const auto &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(name + u'='))
            return word.sliced(name.size() + 1);
    }
    return {};
}

QJsonObject osvPackage(const QString &row)
{
    const Parts parts(row);
    QJsonObject package{{"ecosystem"_L1, parts[0]}, {"name"_L1, parts[1]}};
    const auto arch = extraOf(parts[3], u"arch"_s);
    const auto module = extraOf(parts[3], u"module"_s);
    if (!arch.isEmpty() || !module.isEmpty()) {
        QStringList qualifiers;
        if (!arch.isEmpty())
            qualifiers.append("arch="_L1 + arch);
        if (!module.isEmpty())
            qualifiers.append("rpmmod="_L1 + module);
        package["purl"_L1] = u"pkg:rpm/redhat/%1?%2"_s.arg(parts[1], qualifiers.join(u'&'));
    }
    QJsonArray ranges;
    QJsonArray versions;
    for (const auto &range : rangesOf(parts[2])) {
        if (!range.single.isEmpty()) {
            versions.append(range.single);
            continue;
        }
        QJsonArray events{QJsonObject{{"introduced"_L1, range.from.isEmpty() ? u"0"_s : range.from}}};
        if (!range.to.isEmpty())
            events.append(QJsonObject{{range.toIncluded ? u"last_affected"_s : u"fixed"_s, range.to}});
        ranges.append(QJsonObject{{"type"_L1, "ECOSYSTEM"_L1}, {"events"_L1, events}});
    }
    QJsonObject affected{{"package"_L1, package}};
    if (!ranges.isEmpty())
        affected["ranges"_L1] = ranges;
    if (!versions.isEmpty())
        affected["versions"_L1] = versions;
    if (const auto urgency = extraOf(parts[3], u"urgency"_s); !urgency.isEmpty())
        affected["ecosystem_specific"_L1] = QJsonObject{{"urgency"_L1, urgency}};
    return affected;
}

QByteArray osvRecord(const QJsonObject &row, const QDate &day)
{
    QJsonArray affected;
    for (const auto &package : row["packages"_L1].toArray())
        affected.append(osvPackage(package.toString()));
    QJsonObject record{{"schema_version"_L1, "1.7.0"_L1},
                       {"id"_L1, row["osv"_L1]},
                       {"modified"_L1, at(day)},
                       {"published"_L1, at(day)},
                       {"affected"_L1, affected}};
    if (row.contains("cves"_L1))
        record["upstream"_L1] = row["cves"_L1];
    for (const auto key : {"aliases"_L1, "summary"_L1, "related"_L1}) {
        if (row.contains(key))
            record[key] = row[key];
    }
    if (row["withdrawn"_L1].toBool())
        record["withdrawn"_L1] = at(day);
    return bytesOf(record);
}

/** "resolved 7.88.1 unimportant", "open", "open end-of-life", "undetermined" */
QJsonObject trackerRelease(const QString &text)
{
    auto words = text.split(u' ');
    QJsonObject release{{"status"_L1, words.takeFirst()}};
    if (release["status"_L1] == "resolved"_L1 && !words.isEmpty())
        release["fixed_version"_L1] = words.takeFirst();
    release["urgency"_L1] = words.isEmpty() ? u"not yet assigned"_s : words.join(u' ');
    return release;
}

QByteArray tracker(const QJsonObject &packages)
{
    QJsonObject document;
    for (auto package = packages.begin(); package != packages.end(); ++package) {
        const auto leaks = package->toObject();
        QJsonObject written;
        for (auto leak = leaks.begin(); leak != leaks.end(); ++leak) {
            const auto told = leak->toObject();
            QJsonObject releases;
            for (auto release = told.begin(); release != told.end(); ++release)
                releases[release.key()] = trackerRelease(release->toString());
            written[leak.key()] = QJsonObject{{"description"_L1, "A leak."_L1}, {"releases"_L1, releases}};
        }
        document[package.key()] = written;
    }
    return bytesOf(document);
}

QByteArray notice(const QJsonObject &row, const QDate &day)
{
    QJsonObject releases;
    for (const auto &one : row["packages"_L1].toArray()) {
        const Parts parts(one.toString());
        auto release = releases[parts[0]].toObject();
        auto sources = release["sources"_L1].toObject();
        auto binaries = release["allbinaries"_L1].toObject();
        sources[parts[1]] = QJsonObject{{"version"_L1, parts[2]}, {"description"_L1, "A program"_L1}};
        binaries[parts[1]] = QJsonObject{{"version"_L1, parts[2]},
                                         {"source"_L1, parts[1]},
                                         {"pocket"_L1, parts[3].isEmpty() ? u"security"_s : parts[3]}};
        release["sources"_L1] = sources;
        release["allbinaries"_L1] = binaries;
        releases[parts[0]] = release;
    }
    const auto id = row["usn"_L1].toString();
    const QJsonObject entry{
        {"id"_L1, id},
        {"title"_L1, "Something vulnerabilities"_L1},
        {"summary"_L1, "Something was repaired."_L1},
        {"timestamp"_L1, double(day.startOfDay(Qt::UTC).toSecsSinceEpoch())},
        {"cves"_L1, row["cves"_L1]},
        {"action"_L1, "In general, a standard system update will make all the necessary changes."_L1},
        {"releases"_L1, releases}};
    return bytesOf({{id, entry}});
}

QJsonArray cveVersions(const QString &text, const QString &type)
{
    QJsonArray versions;
    if (text.startsWith("raw:"_L1)) {
        for (const auto &one : text.sliced(4).split(u';'))
            versions.append(QJsonObject{{"version"_L1, one.trimmed()}, {"status"_L1, "affected"_L1}});
        return versions;
    }
    for (const auto &range : rangesOf(text)) {
        if (!range.single.isEmpty()) {
            versions.append(QJsonObject{{"version"_L1, range.single}, {"status"_L1, "affected"_L1}});
            continue;
        }
        QJsonObject version{{"version"_L1, range.from.isEmpty() ? u"0"_s : range.from},
                            {"status"_L1, "affected"_L1},
                            {"versionType"_L1, type.isEmpty() ? u"custom"_s : type}};
        version[range.toIncluded ? "lessThanOrEqual"_L1 : "lessThan"_L1] = range.to.isEmpty() ? u"*"_s : range.to;
        versions.append(version);
    }
    return versions;
}

QJsonObject cveContainer(const QJsonObject &row, const QDate &day)
{
    QJsonObject affected{{"vendor"_L1, row["vendor"_L1]},
                         {"product"_L1, row["product"_L1]},
                         {"defaultStatus"_L1, row["otherwise"_L1].toString(u"unaffected"_s)}};
    if (row.contains("versions"_L1))
        affected["versions"_L1] = cveVersions(row["versions"_L1].toString(), row["type"_L1].toString());
    if (row.contains("cpe"_L1))
        affected["cpes"_L1] = QJsonArray{row["cpe"_L1]};
    if (row.contains("platforms"_L1))
        affected["platforms"_L1] = row["platforms"_L1];
    return {{"providerMetadata"_L1,
             QJsonObject{{"orgId"_L1, "00000000-0000-4000-9000-000000000000"_L1},
                         {"shortName"_L1, row["by"_L1].toString(u"maker"_s)},
                         {"dateUpdated"_L1, at(day)}}},
            {"affected"_L1, QJsonArray{affected}}};
}

QByteArray cveRecord(const QJsonObject &row, const QDate &day)
{
    const auto state = row["state"_L1].toString(u"PUBLISHED"_s);
    auto cna = cveContainer(row, day);
    const QJsonArray said{QJsonObject{{"lang"_L1, "en"_L1}, {"value"_L1, "A leak."_L1}}};
    if (state == "REJECTED"_L1) {
        cna.remove("affected"_L1);
        cna["rejectedReasons"_L1] = said;
    } else {
        cna["descriptions"_L1] = said;
        cna["references"_L1] = QJsonArray{QJsonObject{{"url"_L1, "https://example.org/"_L1}}};
    }
    QJsonObject containers{{"cna"_L1, cna}};
    if (row.contains("adp"_L1)) {
        auto adp = row["adp"_L1].toObject();
        adp["by"_L1] = "CISA-ADP"_L1;
        containers["adp"_L1] = QJsonArray{cveContainer(adp, day)};
    }
    const QJsonObject metadata{{"cveId"_L1, row["cve"_L1]},
                               {"assignerOrgId"_L1, "00000000-0000-4000-9000-000000000000"_L1},
                               {"assignerShortName"_L1, row["by"_L1].toString(u"maker"_s)},
                               {"state"_L1, state},
                               {"datePublished"_L1, at(day)},
                               {"dateUpdated"_L1, at(day)}};
    return bytesOf({{"dataType"_L1, "CVE_RECORD"_L1},
                    {"dataVersion"_L1, "5.1"_L1},
                    {"cveMetadata"_L1, metadata},
                    {"containers"_L1, containers}});
}

QJsonArray nvdMatches(const QString &cpe, const QString &text)
{
    QJsonArray matches;
    int number = 0;
    for (const auto &range : rangesOf(text)) {
        const auto version = range.single.isEmpty() ? u"*"_s : range.single;
        QJsonObject match{{"vulnerable"_L1, true},
                          {"criteria"_L1, u"%1:%2:*:*:*:*:*:*:*"_s.arg(cpe, version)},
                          {"matchCriteriaId"_L1, u"00000000-0000-4000-9000-%1"_s.arg(++number, 12, 10, QChar(u'0'))}};
        if (!range.from.isEmpty())
            match["versionStartIncluding"_L1] = range.from;
        if (!range.to.isEmpty())
            match[range.toIncluded ? "versionEndIncluding"_L1 : "versionEndExcluding"_L1] = range.to;
        matches.append(match);
    }
    return matches;
}

QByteArray nvdRecord(const QJsonObject &row, const QDate &day)
{
    auto matches = nvdMatches(row["cpe"_L1].toString(), row["versions"_L1].toString());
    const QJsonObject node{{"operator"_L1, "OR"_L1}, {"negate"_L1, false}, {"cpeMatch"_L1, matches}};
    QJsonObject configuration{{"nodes"_L1, QJsonArray{node}}};
    if (row.contains("also"_L1)) {
        auto platform = nvdMatches(row["also"_L1].toString(), u"*"_s);
        auto first = platform[0].toObject();
        first["vulnerable"_L1] = false;
        const QJsonObject other{{"operator"_L1, "OR"_L1}, {"negate"_L1, false}, {"cpeMatch"_L1, QJsonArray{first}}};
        configuration = {{"operator"_L1, "AND"_L1}, {"nodes"_L1, QJsonArray{node, other}}};
    }
    const auto when = day.toString(Qt::ISODate) + "T00:00:00.000"_L1;
    const QJsonObject cve{
        {"id"_L1, row["nvd"_L1]},
        {"sourceIdentifier"_L1, "cve@example.org"_L1},
        {"published"_L1, when},
        {"lastModified"_L1, when},
        {"vulnStatus"_L1, row["status"_L1].toString(u"Analyzed"_s)},
        {"descriptions"_L1, QJsonArray{QJsonObject{{"lang"_L1, "en"_L1}, {"value"_L1, "A leak."_L1}}}},
        {"references"_L1, QJsonArray()},
        {"configurations"_L1, QJsonArray{configuration}}};
    return bytesOf({{"resultsPerPage"_L1, 1},
                    {"startIndex"_L1, 0},
                    {"totalResults"_L1, 1},
                    {"format"_L1, "NVD_CVE"_L1},
                    {"version"_L1, "2.0"_L1},
                    {"timestamp"_L1, when},
                    {"vulnerabilities"_L1, QJsonArray{QJsonObject{{"cve"_L1, cve}}}}});
}

QJsonObject value(const QString &text)
{
    return {{"Value"_L1, text}};
}

/** One month of Microsoft: each leak of it is repaired by each of the updates. */
QByteArray msrcMonth(const QJsonObject &row, const QDate &day)
{
    constexpr int vendorFix = 2;
    constexpr int knownAffected = 3;
    QStringList products;
    QJsonArray names;
    QJsonArray ids;
    QJsonArray remediations;
    for (const auto &update : row["updates"_L1].toArray()) {
        const Parts parts(update.toString());
        if (!products.contains(parts[0])) {
            products.append(parts[0]);
            const auto id = QString::number(10000 + products.size());
            names.append(QJsonObject{{"ProductID"_L1, id}, {"Value"_L1, parts[0]}});
            ids.append(id);
        }
        const auto id = QString::number(10001 + products.indexOf(parts[0]));
        if (parts[1].isEmpty())
            continue; // Affected, and nothing repairs it.
        QJsonObject remediation{{"Description"_L1, value(parts[1])},
                                {"URL"_L1, "https://example.org/"_L1},
                                {"ProductID"_L1, QJsonArray{id}},
                                {"RestartRequired"_L1, value(u"Yes"_s)},
                                {"Type"_L1, vendorFix},
                                {"SubType"_L1, parts[4].isEmpty() ? u"Security Update"_s : parts[4]},
                                {"AffectedFiles"_L1, QJsonArray()}};
        if (!parts[2].isEmpty())
            remediation["FixedBuild"_L1] = parts[2];
        if (!parts[3].isEmpty())
            remediation["Supercedence"_L1] = parts[3];
        remediations.append(remediation);
    }
    const auto when = day.toString(Qt::ISODate) + "T08:00:00"_L1;
    const QJsonObject published{
        {"Number"_L1, "1.0"_L1}, {"Date"_L1, when}, {"Description"_L1, value(u"Information published."_s)}};
    QJsonArray leaks;
    for (const auto &leak : row["leaks"_L1].toArray()) {
        const QJsonObject statuses{{"ProductID"_L1, ids}, {"Type"_L1, knownAffected}};
        leaks.append(QJsonObject{{"Title"_L1, value(u"A leak"_s)},
                                 {"CVE"_L1, leak},
                                 {"ProductStatuses"_L1, QJsonArray{statuses}},
                                 {"Threats"_L1, QJsonArray()},
                                 {"CVSSScoreSets"_L1, QJsonArray()},
                                 {"Remediations"_L1, remediations},
                                 {"RevisionHistory"_L1, QJsonArray{published}}});
    }
    const auto id = value(row["msrc"_L1].toString());
    const QJsonObject tracking{{"Identification"_L1, QJsonObject{{"ID"_L1, id}, {"Alias"_L1, id}}},
                               {"Status"_L1, 2},
                               {"Version"_L1, "1.0"_L1},
                               {"RevisionHistory"_L1, QJsonArray()},
                               {"InitialReleaseDate"_L1, when},
                               {"CurrentReleaseDate"_L1, when}};
    return bytesOf({{"DocumentTitle"_L1, value(u"Security Updates"_s)},
                    {"DocumentType"_L1, value(u"Security Update"_s)},
                    {"DocumentTracking"_L1, tracking},
                    {"ProductTree"_L1, QJsonObject{{"FullProductName"_L1, names}}},
                    {"Vulnerability"_L1, leaks}});
}

QByteArray wesngTable(const QJsonArray &rows)
{
    QByteArray table = "\"DatePosted\",\"CVE\",\"BulletinKB\",\"Title\",\"AffectedProduct\",\"AffectedComponent\","
                       "\"Severity\",\"Impact\",\"Supersedes\",\"Exploits\"\r\n";
    for (const auto &row : rows) {
        const Parts parts(row.toString());
        const QStringList cells{parts[0],  parts[1],       parts[2], u"T"_s,   parts[3],
                                QString(), u"Important"_s, u"RCE"_s, parts[4], QString()};
        table += "\"" + cells.join("\",\""_L1).toUtf8() + "\"\r\n";
    }
    return table;
}

QByteArray linesOf(const QJsonArray &lines)
{
    QByteArray text;
    for (const auto &line : lines)
        text += line.toString().toUtf8() + '\n';
    return text;
}

ReplayDocument documentOf(const QJsonObject &row, const QDate &usual)
{
    const auto told = QDate::fromString(row["day"_L1].toString(), Qt::ISODate);
    const auto day = told.isValid() ? told : usual;
    const auto name = row["name"_L1].toString();
    if (row.contains("osv"_L1))
        return {row["osv"_L1].toString().replace(u':', u'_') + ".json"_L1, osvRecord(row, day)};
    if (row.contains("tracker"_L1))
        return {u"tracker.json"_s, tracker(row["tracker"_L1].toObject())};
    if (row.contains("usn"_L1))
        return {row["usn"_L1].toString() + ".usn.json"_L1, notice(row, day)};
    if (row.contains("cve"_L1))
        return {row["cve"_L1].toString() + ".json"_L1, cveRecord(row, day)};
    if (row.contains("nvd"_L1))
        return {row["nvd"_L1].toString() + ".nvd.json"_L1, nvdRecord(row, day)};
    if (row.contains("msrc"_L1))
        return {row["msrc"_L1].toString() + ".msrc.json"_L1, msrcMonth(row, day)};
    if (row.contains("wesng"_L1))
        return {u"CVEs.csv"_s, wesngTable(row["wesng"_L1].toArray())};
    if (row.contains("text"_L1))
        return {name, linesOf(row["text"_L1].toArray())};
    return {name, bytesOf(row["document"_L1].toObject())};
}

} // namespace

QList<ReplayDocument> replayDocuments(const QJsonArray &rows, const QDate &day)
{
    QList<ReplayDocument> documents;
    for (const auto &row : rows)
        documents.append(documentOf(row.toObject(), day));
    return documents;
}

} // namespace Patchwijzer::Test
