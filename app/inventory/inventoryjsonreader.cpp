// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "inventory/inventoryjson.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <simdjson.h>
#include <string_view>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

namespace json = simdjson::dom;

constexpr qsizetype maxBytes = qsizetype{256} * 1024 * 1024;
constexpr std::size_t maxItems = 200'000;
constexpr std::size_t maxTextBytes = 4096;
constexpr std::size_t maxDepth = 32;
constexpr qint64 maxSizeBytes = qint64{1} << 50;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/** Typed reading of the members of one object; remembers the first fault instead of stopping at it. */
class ObjectReader
{
public:
    ObjectReader(json::object object, QString pointer)
        : m_object(object)
        , m_pointer(std::move(pointer))
    {
        checkKeys();
    }

    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }
    [[nodiscard]] QString pointerTo(const char *key) const { return m_pointer + u'/' + QString::fromLatin1(key); }
    void refuse(Error::Code code, const QString &pointer, const QString &detail)
    {
        if (!m_fault)
            m_fault = Error{code, pointer, detail};
    }

    QString text(const char *key)
    {
        const auto value = member(key);
        if (!value)
            return {};
        std::string_view view;
        if (value->get(view) || view.size() > maxTextBytes || hasControl(view)) {
            refuse(Error::Code::BadValue, pointerTo(key), u"expected a short text"_s);
            return {};
        }
        return textOf(view);
    }

    QString neededText(const char *key)
    {
        auto value = text(key);
        if (value.isEmpty())
            refuse(Error::Code::MissingField, pointerTo(key), u"expected a text"_s);
        return value;
    }

    bool flag(const char *key)
    {
        const auto value = member(key);
        auto result = false;
        if (value && value->get(result))
            refuse(Error::Code::BadValue, pointerTo(key), u"expected true or false"_s);
        return result;
    }

    qint64 size(const char *key)
    {
        const auto value = member(key);
        int64_t result = -1;
        if (value && (value->get(result) || result < 0 || result > maxSizeBytes)) {
            refuse(Error::Code::BadValue, pointerTo(key), u"expected a number of bytes"_s);
            return -1;
        }
        return result;
    }

    template<typename Enum>
    Enum word(const char *key, Enum whenAbsent)
    {
        const auto value = text(key);
        if (value.isEmpty())
            return whenAbsent;
        const auto found = fromName<Enum>(value);
        if (!found)
            refuse(Error::Code::BadValue, pointerTo(key), u"unknown word"_s);
        return found.value_or(whenAbsent);
    }

    QDateTime time(const char *key)
    {
        const auto value = text(key);
        if (value.isEmpty())
            return {};
        const auto parsed = QDateTime::fromString(value, Qt::ISODateWithMs);
        if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
            refuse(Error::Code::BadValue, pointerTo(key), u"expected a time with its zone"_s);
        return parsed.toUTC();
    }

    /** Calls @p each with every item of an array and its pointer; an absent array has none. */
    template<typename Each>
    void items(const char *key, Each each)
    {
        const auto value = member(key);
        if (!value)
            return;
        json::array array;
        if (value->get(array)) {
            refuse(Error::Code::BadValue, pointerTo(key), u"expected a list"_s);
            return;
        }
        std::size_t index = 0;
        for (const auto item : array) {
            if (index >= maxItems)
                refuse(Error::Code::BadValue, pointerTo(key), u"more than %1 items"_s.arg(maxItems));
            if (m_fault)
                return;
            each(item, pointerTo(key) + u'/' + QString::number(index++));
        }
    }

    /** A list of objects, each read by @p read. */
    template<typename Value, typename Read>
    QList<Value> objects(const char *key, Read read)
    {
        QList<Value> values;
        items(key, [&](json::element item, const QString &pointer) {
            json::object object;
            if (item.get(object)) {
                refuse(Error::Code::BadValue, pointer, u"expected an object"_s);
                return;
            }
            ObjectReader reader(object, pointer);
            values.append(read(reader));
            if (reader.fault())
                m_fault = reader.fault();
        });
        return values;
    }

    std::optional<json::element> member(const char *key) const
    {
        json::element value;
        if (m_object.at_key(key).get(value))
            return std::nullopt;
        return value;
    }

private:
    /** simdjson, like Qt, would silently take one of two members with the same key. */
    void checkKeys()
    {
        QSet<QString> keys;
        for (const auto field : m_object) {
            const auto key = textOf(field.key);
            if (keys.contains(key))
                refuse(Error::Code::BadValue, m_pointer + u'/' + key.left(64), u"the key is given twice"_s);
            keys.insert(key);
        }
    }

    static bool hasControl(std::string_view text)
    {
        return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
    }

    json::object m_object;
    QString m_pointer;
    std::optional<Error> m_fault;
};

OsRelease readOs(ObjectReader &reader)
{
    return {reader.text("id"), reader.text("idLike"), reader.text("versionId"), reader.text("codename"),
            reader.text("prettyName")};
}

/** `live` is checked, then dropped: the machine a file tells of is not the one that reads it. */
Machine readMachine(ObjectReader &reader)
{
    Machine machine;
    if (const auto value = reader.member("os")) {
        json::object object;
        if (value->get(object)) {
            reader.refuse(Error::Code::BadValue, reader.pointerTo("os"), u"expected an object"_s);
            return machine;
        }
        ObjectReader os(object, reader.pointerTo("os"));
        machine.os = readOs(os);
        if (os.fault())
            reader.refuse(os.fault()->code, os.fault()->where, os.fault()->detail);
    }
    machine.architecture = reader.text("architecture");
    machine.runningKernel = reader.text("runningKernel");
    machine.restartPending = reader.flag("restartPending");
    static_cast<void>(reader.flag("live"));
    reader.items("installedKernels", [&](json::element item, const QString &pointer) {
        std::string_view view;
        if (item.get(view) || view.size() > maxTextBytes)
            reader.refuse(Error::Code::BadValue, pointer, u"expected a short text"_s);
        else
            machine.installedKernels.append(textOf(view));
    });
    return machine;
}

Software readSoftware(ObjectReader &reader)
{
    Software one;
    one.name = reader.neededText("name");
    one.version = reader.text("version");
    one.scheme = reader.word("scheme", VersionScheme::Unknown);
    one.source = reader.text("source");
    one.sourcePackage = reader.text("sourcePackage");
    one.sourceVersion = reader.text("sourceVersion");
    one.baseSourcePackage = reader.text("baseSourcePackage");
    one.baseSourceVersion = reader.text("baseSourceVersion");
    one.architecture = reader.text("architecture");
    one.publisher = reader.text("publisher");
    one.section = reader.text("section");
    one.state = reader.word("state", InstallState::Installed);
    one.held = reader.flag("held");
    one.installedSizeBytes = reader.size("installedSizeBytes");
    if (one.sourcePackage.isEmpty())
        one.sourcePackage = one.name;
    if (one.sourceVersion.isEmpty())
        one.sourceVersion = one.version;
    return one;
}

Inventory readRoot(ObjectReader &root)
{
    Inventory inventory;
    json::object machine;
    if (root.member("machine")->get(machine)) {
        root.refuse(Error::Code::BadValue, root.pointerTo("machine"), u"expected an object"_s);
    } else {
        ObjectReader reader(machine, root.pointerTo("machine"));
        inventory.machine = readMachine(reader);
        if (reader.fault())
            root.refuse(reader.fault()->code, reader.fault()->where, reader.fault()->detail);
    }
    inventory.software = root.objects<Software>("software", readSoftware);
    inventory.notLookedAt = root.objects<NotLookedAt>("notLookedAt", [](ObjectReader &reader) {
        return NotLookedAt{reader.neededText("what"), reader.text("reason"), reader.text("detail")};
    });
    inventory.skipped = root.objects<Error>("skipped", [](ObjectReader &reader) {
        return Error{reader.word("code", Error::Code::BadValue), reader.text("where"), reader.text("detail")};
    });
    inventory.takenAt = root.time("takenAt");
    return inventory;
}

} // namespace

Result<Inventory> inventoryFromJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    json::parser parser;
    json::element element;
    auto error = parser.allocate(static_cast<std::size_t>(bytes.size()), maxDepth);
    if (!error)
        error = parser.parse(bytes.constData(), static_cast<std::size_t>(bytes.size())).get(element);
    if (error)
        return fail(Error::Code::NotJson, name, QString::fromLatin1(simdjson::error_message(error)));
    json::object object;
    json::element member;
    if (element.get(object) || object.at_key("machine").get(member) || object.at_key("software").get(member))
        return fail(Error::Code::UnknownFormat, name, u"no saved scan: no \"machine\" and \"software\" in it"_s);
    ObjectReader root(object, {});
    auto inventory = readRoot(root);
    if (root.fault())
        return fail(root.fault()->code, name + u'#' + root.fault()->where, root.fault()->detail);
    if (!inventory.takenAt.isValid())
        inventory.takenAt = now.toUTC();
    std::stable_sort(inventory.software.begin(), inventory.software.end(),
                     [](const Software &lhs, const Software &rhs) {
                         return std::tie(lhs.name, lhs.architecture, lhs.version)
                             < std::tie(rhs.name, rhs.architecture, rhs.version);
                     });
    return inventory;
}

} // namespace Patchwijzer
