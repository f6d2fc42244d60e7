// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/flatpaklist.h"

#include "inventory/jsonoutline.h"
#include "inventory/jsonvalues.h"

#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = qsizetype{16} * 1024;
constexpr qsizetype maxItems = 20'000; ///< Real machines have some hundreds.
constexpr qsizetype shortCommit = 12;  ///< As flatpak shows it.
constexpr qint64 maxSizeBytes = qint64{1} << 50;
constexpr int linesToRecognise = 20;

enum Column {
    Application,
    Name,
    Version,
    Branch,
    Arch,
    Origin,
    Ref,
    Active,
    Latest,
    Size,
    Installation,
    Options,
    ColumnCount
};
constexpr std::array<QStringView, ColumnCount> columnNames{u"application", u"name",   u"version",      u"branch",
                                                           u"arch",        u"origin", u"ref",          u"active",
                                                           u"latest",      u"size",   u"installation", u"options"};
using Row = std::array<QString, ColumnCount>;

bool isApplicationId(const QString &text)
{
    static const QRegularExpression id(u"^[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)+$"_s);
    return text.size() <= 255 && id.match(text).hasMatch();
}

bool isInstallation(const QString &text)
{
    return text == "system"_L1 || text == "user"_L1 || text.startsWith("system ("_L1);
}

/** The forms with lines differ in which columns there are, and in what order. */
std::optional<Row> rowOf(const QStringList &cells)
{
    static const QHash<qsizetype, QList<Column>> forms{
        {4, {Application, Branch, Installation, Name}},
        {5, {Name, Application, Version, Branch, Installation}},
        {6, {Name, Application, Version, Branch, Origin, Installation}},
        {11, {Application, Name, Version, Branch, Arch, Origin, Ref, Active, Latest, Size, Installation}},
        {12, {Application, Name, Version, Branch, Arch, Origin, Ref, Active, Latest, Size, Installation, Options}},
    };
    const auto form = forms.constFind(cells.size());
    if (form == forms.cend())
        return std::nullopt;
    Row row;
    for (qsizetype i = 0; i < cells.size(); ++i)
        row[(*form)[i]] = cells[i].trimmed();
    if (!isApplicationId(row[Application]) || !isInstallation(row[Installation]))
        return std::nullopt;
    return row;
}

std::optional<Row> rowOf(QByteArrayView line)
{
    if (line.size() > maxLineBytes)
        return std::nullopt;
    QStringList cells;
    for (const auto &cell : line.toByteArray().split('\t')) {
        const auto text = personText(cell);
        if (!text)
            return std::nullopt;
        cells.append(*text);
    }
    return rowOf(cells);
}

/** "255.7 MB", with whatever space and decimal sign. @see GLib, g_format_size(): units of 1,000 */
qint64 sizeBytes(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,12})(?:[.,](\\d))?[\\s\\x{a0}]?(bytes?|kB|MB|GB|TB)$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return -1;
    const auto unit = match.captured(3);
    static const QHash<QString, qint64> factors{
        {u"kB"_s, 1000}, {u"MB"_s, 1'000'000}, {u"GB"_s, 1'000'000'000}, {u"TB"_s, 1'000'000'000'000}};
    const auto factor = factors.value(unit, 1);
    const auto tenths = match.captured(1).toLongLong() * 10 + match.captured(2).toLongLong();
    return tenths / 10 > maxSizeBytes / factor ? -1 : tenths * factor / 10;
}

/** "current,eol=No longer maintained, use org.x.Y,eol-rebase=org.x.Y": the reason may hold commas. */
void takeEndOfLife(Software &one, const QString &options)
{
    static const QRegularExpression form(
        u"(?:^|,)(eol|eol-rebase)=(.*?)(?=,(?:eol-rebase=|alt-id=|current|runtime|partial|"
        "masked|pinned)|$)"_s);
    const auto match = form.match(options);
    one.endOfLife = match.hasMatch();
    if (match.hasMatch())
        one.endOfLifeReason = match.captured(1) == "eol"_L1 ? match.captured(2) : u"replaced by "_s + match.captured(2);
}

Software softwareOf(const Row &row)
{
    Software one;
    one.name = row[Name].isEmpty() ? row[Application] : row[Name];
    one.version = row[Version];
    one.scheme = VersionScheme::Generic;
    one.source = u"flatpak"_s;
    one.kind = SoftwareKind::Program;
    one.architecture = row[Arch];
    one.channel = row[Branch];
    one.scope = row[Installation] == "user"_L1 ? InstallScope::User : InstallScope::Machine;
    one.installedSizeBytes = sizeBytes(row[Size]);
    const auto &ref = row[Ref];
    const auto runtime = ref.startsWith("runtime/"_L1) || row[Options].split(u',').contains("runtime"_L1);
    if (runtime)
        one.section = u"runtime"_s;
    one.location = ref.isEmpty() ? row[Application] + u'/' + row[Arch] + u'/' + row[Branch] : ref;
    if (!row[Active].isEmpty())
        one.location += u'@' + row[Active].left(shortCommit);
    if (one.architecture.isEmpty())
        one.architecture = ref.section(u'/', -2, -2);
    addIdentifier(one, SoftwareIdentifier::Kind::FlatpakId, row[Application]);
    takeEndOfLife(one, row[Options]);
    beOwnSource(one);
    return one;
}

Result<SoftwareList> readLines(const QByteArray &bytes, const QString &where)
{
    SoftwareList list;
    SkippedRecords skipped(where);
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        if (line.trimmed().isEmpty())
            return true;
        if (const auto row = rowOf(line))
            list.software.append(softwareOf(*row));
        else if (number > 1
                 || !(line.startsWith("Name\t")
                      || line.startsWith("Application"))) // On a terminal the columns have their names above them.
            skipped.addLine(Error::Code::BadValue, number, u"not a flatpak as it lists them"_s);
        return list.software.size() < maxItems;
    });
    return finishedList(std::move(list), std::move(skipped), u"flatpaks"_s);
}

Result<SoftwareList> readJson(const QByteArray &bytes, const QString &where)
{
    simdjson::dom::parser parser;
    PW_TRY(const auto root, JsonValues::parse(parser, bytes, where));
    JsonValues::Array items;
    if (root.get(items))
        return fail(Error::Code::UnknownFormat, where, u"not a list"_s);
    SoftwareList list;
    SkippedRecords skipped(where);
    qsizetype index = 0;
    for (const auto item : items) {
        const auto place = QString::number(index++);
        JsonValues::Object object;
        if (index > maxItems || item.get(object)) {
            skipped.add(Error::Code::BadValue, place, u"expected an object"_s);
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = JsonValues::textAt(object, columnNames[i].toString().toStdString());
        if (isApplicationId(row[Application]))
            list.software.append(softwareOf(row));
        else
            skipped.add(Error::Code::MissingField, place, u"no application"_s);
    }
    return finishedList(std::move(list), std::move(skipped), u"flatpaks"_s);
}

/** What `flatpak info` calls our columns. */
Row rowOfInfo(const QByteArray &bytes)
{
    static const QHash<QString, Column> labels{
        {u"ID"_s, Application},      {u"Ref"_s, Ref},       {u"Arch"_s, Arch},
        {u"Branch"_s, Branch},       {u"Origin"_s, Origin}, {u"Installation"_s, Installation},
        {u"Version"_s, Version},     {u"Commit"_s, Active}, {u"Installed"_s, Size},
        {u"End-of-life"_s, Options},
    };
    Row row;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        const auto text = personText(line.first(std::min(line.size(), maxLineBytes))).value_or(QString());
        const auto label = labels.constFind(text.section(u':', 0, 0));
        if (label != labels.cend() && row[*label].isEmpty())
            row[*label] = text.section(u':', 1).trimmed();
        else if (number <= 2 && text.contains(" - "_L1) && row[Application].isEmpty())
            row[Name] = text.section(u" - "_s, 0, 0);
        return true;
    });
    if (!row[Options].isEmpty())
        row[Options].prepend("eol="_L1);
    return row;
}

bool isInfo(const Row &row)
{
    return isApplicationId(row[Application]) && row[Ref].count(u'/') == 3 && !row[Branch].isEmpty();
}

} // namespace

QString flatpakColumns()
{
    QStringList names;
    for (const auto name : columnNames)
        names.append(name.toString());
    return names.join(u',');
}

bool looksLikeFlatpakList(const QByteArray &bytes)
{
    const auto text = bytes.trimmed();
    if (text.startsWith('[')) {
        const JsonOutline outline(bytes);
        return outline.isList() && outline.has("application") && outline.has("branch");
    }
    auto lines = 0;
    auto good = 0;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        if (line.trimmed().isEmpty())
            return true;
        good += rowOf(line) ? 1 : 0;
        return ++lines < linesToRecognise;
    });
    return (good > 0 && good * 2 > lines) || isInfo(rowOfInfo(bytes.left(maxLineBytes)));
}

Result<SoftwareList> readFlatpakList(const QByteArray &bytes, const QString &where)
{
    if (bytes.trimmed().startsWith('['))
        return readJson(bytes, where);
    if (const auto row = rowOfInfo(bytes.left(maxLineBytes)); isInfo(row))
        return SoftwareList{{softwareOf(row)}, {}};
    return readLines(bytes, where);
}

Result<Software> readFlatpakMetainfo(const QByteArray &bytes, const QString &where)
{
    QXmlStreamReader xml(bytes);
    Row row;
    if (!xml.readNextStartElement() || xml.name() != "component"_L1)
        return fail(Error::Code::BadValue, where, u"no description of a component: "_s + xml.errorString());
    QString developer;
    while (xml.readNextStartElement()) {
        const auto translated = xml.attributes().hasAttribute(u"xml:lang"_s);
        if (xml.name() == "id"_L1 && row[Application].isEmpty())
            row[Application] = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        else if (xml.name() == "name"_L1 && !translated && row[Name].isEmpty())
            row[Name] =
                personText(xml.readElementText(QXmlStreamReader::SkipChildElements).toUtf8()).value_or(QString());
        else if (xml.name() == "developer_name"_L1 && !translated && developer.isEmpty())
            developer =
                personText(xml.readElementText(QXmlStreamReader::SkipChildElements).toUtf8()).value_or(QString());
        else if (xml.name() == "releases"_L1 && xml.readNextStartElement()) {
            // The standard asks for the newest first.
            row[Version] = personText(xml.attributes().value(u"version"_s).toUtf8()).value_or(QString());
            xml.skipCurrentElement();
            while (xml.readNextStartElement())
                xml.skipCurrentElement();
        } else
            xml.skipCurrentElement();
    }
    if (xml.hasError())
        return fail(Error::Code::BadValue, where, xml.errorString());
    if (row[Application].endsWith(".desktop"_L1))
        row[Application].chop(8);
    if (!isApplicationId(row[Application]))
        return fail(Error::Code::MissingField, where, u"no id of an app"_s);
    auto one = softwareOf(row);
    one.location.clear();
    one.publisher = developer;
    return one;
}

} // namespace Patchwijzer
