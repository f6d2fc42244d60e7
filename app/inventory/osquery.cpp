// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osquery.h"

#include "inventory/jsonoutline.h"
#include "inventory/osquerytables.h"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QList<QByteArray> columnsOf(const DocumentNode &row)
{
    QList<QByteArray> columns;
    row.members([&](std::string_view key, const DocumentNode &) {
        columns.append(QByteArray(key.data(), qsizetype(key.size())));
    });
    return columns;
}

bool isLogEntry(const DocumentNode &node)
{
    return node["name"].exists()
        && (node["columns"].isObject() || node["snapshot"].isList() || node["diffResults"].isObject());
}

/** One row of the log, with what its query is called. */
struct Row {
    QByteArray query;
    DocumentNode row;
    QString place;
};

class OsqueryReader
{
public:
    explicit OsqueryReader(InventoryBuilder &builder)
        : m_builder(builder)
    {
    }

    void readRoot(const DocumentNode &root);
    void finish();

private:
    void readRows(const QByteArray &query, const DocumentNode &rows, const QString &place);
    void readRow(const Row &row);
    void readLogEntry(const DocumentNode &entry, const QString &place);
    void remove(const QByteArray &query, const DocumentNode &row);

    InventoryBuilder &m_builder;
    OsquerySystem m_system;
    std::vector<Row> m_rows; ///< In the order of the log: a row may be taken out again.
};

void OsqueryReader::readRows(const QByteArray &query, const DocumentNode &rows, const QString &place)
{
    rows.items([&](const DocumentNode &row, qsizetype index) {
        m_rows.push_back({query, row, place + u'/' + QString::number(index)});
    });
}

/** A row that was there before and is gone. */
void OsqueryReader::remove(const QByteArray &query, const DocumentNode &row)
{
    const auto same = [&](const Row &one) {
        if (one.query != query)
            return false;
        auto alike = true;
        row.members(
            [&](std::string_view key, const DocumentNode &value) { alike &= one.row.text(key) == value.text(); });
        return alike;
    };
    std::erase_if(m_rows, same);
}

void OsqueryReader::readLogEntry(const DocumentNode &entry, const QString &place)
{
    const auto query = entry.text("name").toUtf8();
    if (entry["snapshot"].isList()) {
        std::erase_if(m_rows, [&](const Row &one) { return one.query == query; }); // The later one is the whole truth.
        return readRows(query, entry["snapshot"], place + u"/snapshot"_s);
    }
    if (entry["diffResults"].isObject()) {
        entry["diffResults"]["removed"].items([&](const DocumentNode &row, qsizetype) { remove(query, row); });
        return readRows(query, entry["diffResults"]["added"], place + u"/diffResults/added"_s);
    }
    if (entry.text("action") == "removed"_L1)
        return remove(query, entry["columns"]);
    m_rows.push_back({query, entry["columns"], place + u"/columns"_s});
}

void OsqueryReader::readRoot(const DocumentNode &root)
{
    if (isLogEntry(root))
        return readLogEntry(root, {});
    if (root.isList()) {
        root.items([this](const DocumentNode &item, qsizetype index) {
            const auto place = u'/' + QString::number(index);
            if (isLogEntry(item))
                readLogEntry(item, place);
            else
                m_rows.push_back({{}, item, place});
        });
        return;
    }
    root.members([this](std::string_view key, const DocumentNode &rows) {
        const QByteArray table(key.data(), qsizetype(key.size()));
        if (rows.isList())
            readRows(table, rows, u'/' + QString::fromUtf8(table));
    });
}

void OsqueryReader::readRow(const Row &row)
{
    if (!row.row.isObject())
        return m_builder.skip(Error::Code::BadValue, row.place, u"expected an object"_s);
    if (row.row.hasTwice({"name", "version", "source", "epoch", "release", "arch", "hotfix_id"}))
        return m_builder.skip(Error::Code::BadValue, row.place, u"a key is given twice"_s);
    const auto *table = row.query.isEmpty() ? nullptr : osqueryTableNamed(row.query);
    if (table == nullptr)
        table = osqueryTableWith(columnsOf(row.row));
    if (table == nullptr)
        return m_builder.note(u"osqueryTable"_s, u"notSupportedYet"_s, QString::fromUtf8(row.query).left(200));
    table->read(row.row, row.place, m_system, m_builder);
}

void OsqueryReader::finish()
{
    for (const auto &row : m_rows)
        readRow(row);
    if (!m_system.isWindows)
        return;
    auto &windows = m_builder.machine().windows;
    windows = windowsReleaseFrom(m_system.windows);
    windows->installedUpdates = m_system.installedUpdates;
    windows->updatesKnown = m_system.updatesKnown;
}

bool isOneDocument(const QByteArray &bytes)
{
    const auto first = firstCharacter(bytes);
    if (first == '[')
        return true;
    const auto end = bytes.indexOf('\n');
    if (end < 0 || first != '{')
        return true;
    // A line of the log ends where its object ends; behind it stands the next one.
    const auto line = QByteArrayView(bytes).first(end).trimmed();
    const auto rest = QByteArrayView(bytes).sliced(end).trimmed();
    return !line.endsWith('}') || rest.isEmpty() || !rest.startsWith('{');
}

} // namespace

bool looksLikeOsquery(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    if (outline.has("hostIdentifier") || (outline.has("name") && outline.has("snapshot"))
        || (outline.has("name") && outline.has("columns")) || outline.has("diffResults"))
        return outline.has("name");
    if (outline.isList())
        return osqueryTableWith(outline.paths()) != nullptr;
    return outline.isObject()
        && std::any_of(outline.paths().begin(), outline.paths().end(), [](const QByteArray &path) {
               const auto *table = osqueryTableNamed(path);
               return table != nullptr
                   && QByteArrayView(path) == QByteArrayView(table->name.data(), qsizetype(table->name.size()));
           });
}

Result<Inventory> readOsquery(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document,
           isOneDocument(bytes) ? ForeignDocument::fromJson(bytes, name) : ForeignDocument::fromJsonLines(bytes, name));
    InventoryBuilder builder(name, now);
    OsqueryReader reader(builder);
    reader.readRoot(document.root());
    reader.finish();
    const auto &machine = builder.machine();
    if (!machine.windows && machine.os.id.isEmpty())
        builder.note(u"osRelease"_s, u"notPresent"_s, name);
    return std::move(builder).finish(InventoryBuilder::WithoutSoftware::Allowed);
}

} // namespace Patchwijzer
