// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/snaplist.h"

#include "inventory/jsonoutline.h"
#include "inventory/jsonvalues.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = qsizetype{4} * 1024;
constexpr qsizetype maxDescriptionBytes = qsizetype{256} * 1024;
constexpr qsizetype maxItems = 20'000;
constexpr int linesToRecognise = 20;

/** Types that are no app, also as words in the notes of `snap list`. */
constexpr std::array<QStringView, 6> systemTypes{u"base", u"core", u"gadget", u"kernel", u"os", u"snapd"};

bool isSystemType(QStringView type)
{
    return std::find(systemTypes.begin(), systemTypes.end(), type) != systemTypes.end();
}

bool isSnapName(const QString &text)
{
    static const QRegularExpression name(u"^[a-z0-9]+(?:-[a-z0-9]+)*(?:_[a-z0-9]+)?$"_s);
    return text.size() <= 60 && name.match(text).hasMatch();
}

bool isRevision(const QString &text)
{
    static const QRegularExpression revision(u"^(?:x?\\d{1,9}|-)$"_s);
    return revision.match(text).hasMatch();
}

Software snapOf(const QString &name, const QString &version)
{
    Software one;
    one.name = name;
    one.version = version == "-"_L1 ? QString() : version;
    one.scheme = VersionScheme::Generic;
    one.source = u"snap"_s;
    one.kind = SoftwareKind::Program;
    one.scope = InstallScope::Machine;
    addIdentifier(one, SoftwareIdentifier::Kind::SnapName, name);
    beOwnSource(one);
    return one;
}

/** "canonical*", "mozilla✓" and "someone**": the marks say how well snapd knows them. */
QString publisherOf(QString text)
{
    while (!text.isEmpty()
           && (text.endsWith(u'*') || text.endsWith(u'✓') || text.endsWith(u'✪') || text.endsWith(u'^')))
        text.chop(1);
    text = text.trimmed();
    return text == "-"_L1 || text == "--"_L1 ? QString() : text;
}

QString channelOf(const QString &text)
{
    // A long one is cut in the middle of the table.
    return text == "-"_L1 ? QString() : text.endsWith(u'…') ? text.chopped(1) : text;
}

std::optional<Software> snapOfLine(QByteArrayView line)
{
    if (line.size() > maxLineBytes)
        return std::nullopt;
    const auto text = personText(line);
    const auto cells = text ? text->split(u' ', Qt::SkipEmptyParts) : QStringList();
    if (cells.size() < 5 || cells.size() > 6 || !isSnapName(cells[0]) || !isRevision(cells[2]))
        return std::nullopt;
    auto one = snapOf(cells[0], cells[1]);
    one.channel = cells.size() == 6 ? channelOf(cells[3]) : QString();
    one.publisher = publisherOf(cells[cells.size() - 2]);
    for (const auto &note : cells.last().split(u',')) {
        if (isSystemType(note))
            one.section = note;
        one.held |= note == "held"_L1;
    }
    return one;
}

Result<SoftwareList> readLines(const QByteArray &bytes, const QString &where)
{
    SoftwareList list;
    SkippedRecords skipped(where);
    auto heading = true;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        if (line.trimmed().isEmpty())
            return true;
        if (const auto one = snapOfLine(line))
            list.software.append(*one);
        else if (!heading)
            skipped.addLine(Error::Code::BadValue, number, u"not a snap as it lists them"_s);
        heading = false;
        return list.software.size() < maxItems;
    });
    return finishedList(std::move(list), std::move(skipped), u"snaps"_s);
}

std::optional<Software> snapOfObject(const JsonValues::Object &object)
{
    const auto name = JsonValues::textAt(object, "name");
    if (!isSnapName(name))
        return std::nullopt;
    auto one = snapOf(name, JsonValues::textAt(object, "version"));
    one.channel = JsonValues::textAt(object, "tracking-channel");
    if (one.channel.isEmpty())
        one.channel = JsonValues::textAt(object, "channel");
    const auto type = JsonValues::textAt(object, "type");
    if (isSystemType(type))
        one.section = type;
    if (const auto publisher = JsonValues::objectAt(object, "publisher")) {
        one.publisher = JsonValues::textAt(*publisher, "display-name");
        if (one.publisher.isEmpty())
            one.publisher = JsonValues::textAt(*publisher, "username");
    } else
        one.publisher = JsonValues::textAt(object, "developer");
    one.installed = QDate::fromString(JsonValues::textAt(object, "install-date").left(10), Qt::ISODate);
    one.held = !JsonValues::textAt(object, "hold").isEmpty();
    int64_t size = -1;
    if (const auto value = JsonValues::member(object, "installed-size"); value && !value->get(size) && size >= 0)
        one.installedSizeBytes = size;
    return one;
}

/** The list in an answer, or one that was taken out of it. */
std::optional<JsonValues::Array> snapsIn(const JsonValues::Element &root)
{
    JsonValues::Array items;
    if (!root.get(items))
        return items;
    JsonValues::Object object;
    return root.get(object) ? std::nullopt : JsonValues::arrayAt(object, "result");
}

Result<SoftwareList> readJson(const QByteArray &bytes, const QString &where)
{
    simdjson::dom::parser parser;
    PW_TRY(const auto root, JsonValues::parse(parser, bytes, where));
    const auto items = snapsIn(root);
    if (!items)
        return fail(Error::Code::UnknownFormat, where, u"no list of snaps"_s);
    SoftwareList list;
    SkippedRecords skipped(where);
    QSet<QString> active;
    QList<bool> isActive;
    qsizetype index = 0;
    for (const auto item : *items) {
        const auto place = QString::number(index++);
        JsonValues::Object object;
        const auto one = index > maxItems || item.get(object) ? std::nullopt : snapOfObject(object);
        if (!one) {
            skipped.add(Error::Code::BadValue, place, u"no snap with a name"_s);
            continue;
        }
        isActive.append(JsonValues::textAt(object, "status") == "active"_L1);
        if (isActive.last())
            active.insert(one->name);
        list.software.append(*one);
    }
    QList<Software> kept;
    for (qsizetype i = 0; i < list.software.size(); ++i) {
        if (isActive[i] || !active.contains(list.software[i].name))
            kept.append(list.software[i]);
    }
    list.software = std::move(kept);
    return finishedList(std::move(list), std::move(skipped), u"snaps"_s);
}

/** The entries "key: value" that begin a line: all we need of these two kinds of YAML. */
QHash<QString, QString> entriesOf(const QByteArray &bytes)
{
    static const QRegularExpression entry(u"^([a-z][a-z-]*):\\s*(.*)$"_s);
    QHash<QString, QString> entries;
    forEachLine(QByteArrayView(bytes).first(std::min(bytes.size(), maxDescriptionBytes)),
                [&](QByteArrayView line, qsizetype) {
                    if (line.startsWith(' ') || line.startsWith('-'))
                        return true;
                    const auto text = personText(line.first(std::min(line.size(), maxLineBytes))).value_or(QString());
                    const auto match = entry.match(text);
                    if (!match.hasMatch() || entries.contains(match.captured(1)))
                        return true;
                    auto value = match.captured(2);
                    const auto quote = value.isEmpty() ? QChar() : value.front();
                    if (value.size() > 1 && (quote == u'"' || quote == u'\'') && value.endsWith(quote))
                        value = value.sliced(1, value.size() - 2);
                    entries.insert(match.captured(1), value);
                    return true;
                });
    return entries;
}

/** Whether it describes one snap; a list has no such keys. */
bool isDescription(const QHash<QString, QString> &entries)
{
    if (entries.contains(u"snap-id"_s) || entries.contains(u"installed"_s))
        return entries.contains(u"name"_s) && entries.contains(u"summary"_s);
    return entries.contains(u"summary"_s)
        && (entries.contains(u"confinement"_s) || entries.contains(u"grade"_s) || entries.contains(u"apps"_s))
        && (entries.contains(u"name"_s) || entries.contains(u"version"_s));
}

Result<SoftwareList> readDescription(const QHash<QString, QString> &entries, const QString &where)
{
    const auto name = entries.value(u"name"_s);
    if (!isSnapName(name))
        return fail(Error::Code::MissingField, where, u"no name of a snap"_s);
    // `snap info` knows it as "installed: 5.61.0 (32) 273MB -".
    const auto installed = entries.value(u"installed"_s);
    auto one = snapOf(name, installed.isEmpty() ? entries.value(u"version"_s) : installed.section(u' ', 0, 0));
    one.publisher = publisherOf(entries.value(u"publisher"_s));
    one.channel = channelOf(entries.value(u"tracking"_s));
    const auto type = entries.value(u"type"_s);
    if (isSystemType(type))
        one.section = type;
    one.installed = QDate::fromString(entries.value(u"refresh-date"_s).left(10), Qt::ISODate);
    return SoftwareList{{one}, {}};
}

} // namespace

bool looksLikeSnapList(const QByteArray &bytes)
{
    const auto text = bytes.trimmed();
    if (text.startsWith('[') || text.startsWith('{')) {
        const JsonOutline outline(bytes);
        return (outline.isList() && outline.has("revision") && outline.has("confinement"))
            || (outline.has("result/revision") && outline.has("result/confinement"));
    }
    auto lines = 0;
    auto good = 0;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        if (line.trimmed().isEmpty())
            return true;
        good += snapOfLine(line) ? 1 : 0;
        return ++lines < linesToRecognise;
    });
    // The first line is the heading.
    return (lines > 1 && good > 0 && good * 2 >= lines) || isDescription(entriesOf(bytes));
}

Result<SoftwareList> readSnapList(const QByteArray &bytes, const QString &where)
{
    const auto text = bytes.trimmed();
    if (text.startsWith('[') || text.startsWith('{'))
        return readJson(bytes, where);
    if (const auto entries = entriesOf(bytes); isDescription(entries))
        return readDescription(entries, where);
    return readLines(bytes, where);
}

} // namespace Patchwijzer
