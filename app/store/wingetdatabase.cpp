// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/wingetdatabase.h"

#include "core/version.h"
#include "store/foreigndatabase.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBytes = qint64(256) << 20; // 8 MB today; of schema 1 some 100 MB.
constexpr qint64 maxRows = 2'000'000;          // Of one table. All versions of all packages are some 100,000.
constexpr qint64 latestTime = 253'402'300'799; // The end of the year 9999.

/** A list of codes or names that belong to packages. */
struct CodeTable {
    QLatin1StringView name;
    QLatin1StringView column;
    QList<QString> WingetPackage::*list = nullptr;
};

constexpr std::array<CodeTable, 5> codeTables{{
    {"productcodes"_L1, "productcode"_L1, &WingetPackage::productCodes},
    {"upgradecodes"_L1, "upgradecode"_L1, &WingetPackage::upgradeCodes},
    {"pfns"_L1, "pfn"_L1, &WingetPackage::familyNames},
    {"norm_names"_L1, "norm_name"_L1, &WingetPackage::plainNames},
    {"norm_publishers"_L1, "norm_publisher"_L1, &WingetPackage::plainPublishers},
}};

using Texts = QHash<qint64, QString>;

QString textIn(const QString &column)
{
    return ForeignDatabase::textIn(column);
}

QString numberIn(const QString &column)
{
    return ForeignDatabase::numberIn(column);
}

/** What both schemas share: packages by a number, and what is said about them by that number. */
class IndexReader
{
public:
    IndexReader(ForeignDatabase *database, QString path)
        : m_database(database)
        , m_path(std::move(path))
    {
    }

    [[nodiscard]] Result<WingetIndex> read();

private:
    [[nodiscard]] Result<int> readMetadata();
    [[nodiscard]] Result<void> readPackages();
    [[nodiscard]] Result<void> readCodes();
    [[nodiscard]] Result<void> readManifests();
    [[nodiscard]] Result<void> readMappedCodes();
    [[nodiscard]] Result<Texts> readTexts(const QString &table, const QString &column);
    [[nodiscard]] Result<WingetIndex> finished();
    void takeManifest(qint64 package, WingetPackage raw);
    void skip(const QString &place, const QString &detail);

    ForeignDatabase *m_database;
    QString m_path;
    QHash<qint64, WingetPackage> m_packages;
    QHash<qint64, qint64> m_packageOfManifest; ///< Of schema 1 only.
    QDateTime m_written;
    QList<Error> m_skipped;
};

void IndexReader::skip(const QString &place, const QString &detail)
{
    constexpr qsizetype maxSkipped = 10'000; // More of them tell nobody more.
    if (m_skipped.size() < maxSkipped)
        m_skipped.append({Error::Code::BadValue, m_path + u'/' + place, detail});
}

/** @return the number of the schema. */
Result<int> IndexReader::readMetadata()
{
    QHash<QString, QString> values;
    if (m_database->hasColumn(u"metadata"_s, u"name"_s) && m_database->hasColumn(u"metadata"_s, u"value"_s)) {
        const auto statement =
            u"SELECT %1, %2, %3 FROM metadata"_s.arg(textIn(u"name"_s), textIn(u"value"_s), numberIn(u"value"_s));
        PW_TRY_VOID(m_database->forEachRow(statement, 1'000, [&](const QSqlQuery &row) {
            values.insert(row.value(0).toString(), row.value(row.value(1).isNull() ? 2 : 1).toString());
        }));
    }
    const auto seconds = values.value(u"lastwritetime"_s).toLongLong();
    if (seconds > 0 && seconds <= latestTime)
        m_written = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    const int schema = values.value(u"majorVersion"_s).toInt();
    const bool known = (schema == 1 && m_database->knowsTable(u"manifest"_s))
        || (schema == 2 && m_database->knowsTable(u"packages"_s));
    if (!known)
        return fail(Error::Code::UnknownFormat, m_path, u"not an index of winget, or of a schema we do not know"_s);
    return schema;
}

Result<void> IndexReader::readPackages()
{
    QStringList columns{numberIn(u"rowid"_s)};
    for (const auto &name : {u"id"_s, u"name"_s, u"latest_version"_s, u"arp_min_version"_s, u"arp_max_version"_s}) {
        if (!m_database->hasColumn(u"packages"_s, name))
            return fail(Error::Code::UnknownFormat, m_path, u"the packages have no "_s + name);
        columns.append(textIn(name));
    }
    const auto statement = u"SELECT %1 FROM packages"_s.arg(columns.join(u", "_s));
    return m_database->forEachRow(statement, maxRows, [&](const QSqlQuery &row) {
        const auto number = row.value(0).toLongLong();
        WingetPackage raw{row.value(1).toString(), row.value(2).toString(), row.value(3).toString(), {}};
        raw.shownFrom = row.value(4).toString();
        raw.shownTo = row.value(5).toString();
        m_packages[number] = std::move(raw);
    });
}

Result<void> IndexReader::readCodes()
{
    for (const auto &table : codeTables) {
        const auto name = table.name + u'2';
        if (!m_database->hasColumn(name, table.column) || !m_database->hasColumn(name, u"package"_s))
            continue;
        qint64 strays = 0;
        const auto statement =
            u"SELECT %1, %2 FROM %3"_s.arg(numberIn(u"package"_s), textIn(QString(table.column)), name);
        PW_TRY_VOID(m_database->forEachRow(statement, maxRows, [&](const QSqlQuery &row) {
            const auto package = m_packages.find(row.value(0).toLongLong());
            if (package == m_packages.end() || row.value(1).isNull())
                ++strays;
            else
                ((*package).*table.list).append(row.value(1).toString());
        }));
        if (strays > 0)
            skip(name, QString::number(strays) + u" rows belong to no package, or hold no text"_s);
    }
    return {};
}

Result<Texts> IndexReader::readTexts(const QString &table, const QString &column)
{
    Texts texts;
    if (!m_database->hasColumn(table, column))
        return fail(Error::Code::UnknownFormat, m_path, u"no table "_s + table);
    const auto statement = u"SELECT %1, %2 FROM %3"_s.arg(numberIn(u"rowid"_s), textIn(column), table);
    PW_TRY_VOID(m_database->forEachRow(statement, maxRows, [&](const QSqlQuery &row) {
        texts.insert(row.value(0).toLongLong(), row.value(1).toString());
    }));
    return texts;
}

/** Keeps the newest version. What Windows shows it as belongs to that version alone. */
void IndexReader::takeManifest(qint64 package, WingetPackage raw)
{
    auto &kept = m_packages[package];
    if (kept.id.isEmpty() || compareVersions(VersionScheme::Windows, raw.version, kept.version) > 0)
        kept = std::move(raw);
}

Result<void> IndexReader::readManifests()
{
    PW_TRY(const auto ids, readTexts(u"ids"_s, u"id"_s));
    PW_TRY(const auto names, readTexts(u"names"_s, u"name"_s));
    PW_TRY(const auto versions, readTexts(u"versions"_s, u"version"_s));
    PW_TRY(const auto channels, readTexts(u"channels"_s, u"channel"_s));
    QStringList columns{numberIn(u"rowid"_s)};
    for (const auto &name : {u"id"_s, u"name"_s, u"version"_s, u"channel"_s}) {
        if (!m_database->hasColumn(u"manifest"_s, name))
            return fail(Error::Code::UnknownFormat, m_path, u"the manifests have no "_s + name);
        columns.append(numberIn(name));
    }
    for (const auto &name : {u"arp_min_version"_s, u"arp_max_version"_s}) // Since schema 1.5.
        columns.append(m_database->hasColumn(u"manifest"_s, name) ? numberIn(name) : u"NULL"_s);
    const auto statement = u"SELECT %1 FROM manifest"_s.arg(columns.join(u", "_s));
    return m_database->forEachRow(statement, maxRows, [&](const QSqlQuery &row) {
        const auto number = [&row](int column) { return row.value(column).toLongLong(); };
        const auto package = number(1);
        WingetPackage raw{ids.value(package), names.value(number(2)), versions.value(number(3)), {}};
        raw.shownFrom = versions.value(number(5));
        raw.shownTo = versions.value(number(6));
        if (raw.id.isEmpty() || raw.version.isEmpty()) {
            skip(u"manifest/"_s + QString::number(number(0)), u"no id or no version"_s);
            return;
        }
        if (!channels.value(number(4)).isEmpty()) // A preview, which must be asked for by name.
            return;
        m_packageOfManifest.insert(number(0), package);
        takeManifest(package, std::move(raw));
    });
}

Result<void> IndexReader::readMappedCodes()
{
    for (const auto &table : codeTables) {
        const auto map = table.name + "_map"_L1;
        if (!m_database->hasColumn(map, table.column) || !m_database->hasColumn(map, u"manifest"_s))
            continue;
        PW_TRY(const auto texts, readTexts(QString(table.name), QString(table.column)));
        const auto statement =
            u"SELECT %1, %2 FROM %3"_s.arg(numberIn(u"manifest"_s), numberIn(QString(table.column)), map);
        QHash<qint64, QSet<qint64>> codes; // Of most packages every version has the same.
        PW_TRY_VOID(m_database->forEachRow(statement, maxRows, [&](const QSqlQuery &row) {
            const auto package = m_packageOfManifest.constFind(row.value(0).toLongLong());
            if (package != m_packageOfManifest.constEnd())
                codes[*package].insert(row.value(1).toLongLong());
        }));
        for (auto package = codes.cbegin(); package != codes.cend(); ++package) {
            for (const auto code : *package)
                (m_packages[package.key()].*table.list).append(texts.value(code));
        }
    }
    return {};
}

Result<WingetIndex> IndexReader::finished()
{
    auto numbers = m_packages.keys();
    std::sort(numbers.begin(), numbers.end()); // So that the same file always gives the same list.
    WingetIndex index;
    index.skipped = std::move(m_skipped);
    for (const auto number : std::as_const(numbers)) {
        auto package = checkedWingetPackage(m_packages.take(number), m_path + u'/' + QString::number(number));
        if (package)
            index.packages.append(*std::move(package));
        else
            index.skipped.append(std::move(package).error());
    }
    PW_TRY(index, finishedWingetIndex(std::move(index), m_path));
    index.newest = m_written;
    return index;
}

Result<WingetIndex> IndexReader::read()
{
    PW_TRY(const int schema, readMetadata());
    if (schema == 1) {
        PW_TRY_VOID(readManifests());
        PW_TRY_VOID(readMappedCodes());
    } else {
        PW_TRY_VOID(readPackages());
        PW_TRY_VOID(readCodes());
    }
    return finished();
}

} // namespace

Result<WingetIndex> readWingetDatabase(const QString &path)
{
    PW_TRY(auto database, ForeignDatabase::open(path, maxBytes));
    return IndexReader(&database, path).read();
}

} // namespace Patchwijzer
