// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/regfile.h"

#include "inventory/windows/registryrules.h"
#include "inventory/windows/windowstext.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxKeys = 500'000;     // The whole software hive of a busy PC has some 300,000.
constexpr qsizetype maxValueUnits = 65536; // Texts that matter are far shorter; binary ones are not kept.
constexpr qsizetype maxValues = 2000;      // Of one key; the keys that we look for have some thirty.
constexpr qsizetype maxPathLength = 1024;
constexpr qsizetype maxDepth = 32;
constexpr qsizetype maxTextLines = 50; // Of one text with ends of line in it.
constexpr qsizetype maxSkipped = 1000;

enum class Dialect { None, Ansi, Unicode };

struct Root {
    QStringView shortName;
    QStringView name;
};

constexpr auto roots = std::to_array<Root>({
    {u"HKLM", u"HKEY_LOCAL_MACHINE"},
    {u"HKCU", u"HKEY_CURRENT_USER"},
    {u"HKU", u"HKEY_USERS"},
    {u"HKCR", u"HKEY_CLASSES_ROOT"},
    {u"HKCC", u"HKEY_CURRENT_CONFIG"},
});

Dialect dialectOf(QStringView text)
{
    const auto start =
        std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace() && c != QChar::ByteOrderMark; });
    const auto rest = text.sliced(start - text.begin());
    if (rest.startsWith(u"Windows Registry Editor Version 5.00", Qt::CaseInsensitive))
        return Dialect::Unicode;
    return rest.startsWith(u"REGEDIT4") ? Dialect::Ansi : Dialect::None;
}

QString normalPath(QStringView path)
{
    while (path.endsWith(u'\\'))
        path.chop(1);
    for (const auto &root : roots) {
        for (const auto name : {root.shortName, root.name}) {
            if (path.startsWith(name, Qt::CaseInsensitive)
                && (path.size() == name.size() || path[name.size()] == u'\\'))
                return root.name.toString() + path.sliced(name.size()).toString();
        }
    }
    return path.toString();
}

/** A text between quotes from @p at on; @p at then stands behind it. Nothing when it does not end. */
std::optional<QString> quoted(QStringView line, qsizetype *at)
{
    QString text;
    for (auto i = *at + 1; i < line.size(); ++i) {
        if (line[i] == u'"') {
            *at = i + 1;
            return text;
        }
        if (line[i] == u'\\' && i + 1 < line.size() && (line[i + 1] == u'\\' || line[i + 1] == u'"'))
            ++i;
        if (text.size() < maxValueUnits)
            text.append(line[i]);
    }
    return {};
}

/** "68,00,74" as bytes; nothing when something else stands there. */
std::optional<QByteArray> hexBytes(QStringView list)
{
    QByteArray bytes;
    for (const auto part : list.split(u',', Qt::SkipEmptyParts)) {
        const auto digits = part.trimmed();
        if (digits.isEmpty())
            continue;
        bool fine = false;
        const auto value = digits.toUInt(&fine, 16);
        if (!fine || digits.size() > 2)
            return {};
        if (bytes.size() < maxValueUnits * 2)
            bytes.append(char(value));
    }
    return bytes;
}

QString textOfBytes(const QByteArray &bytes, Dialect dialect)
{
    if (dialect == Dialect::Ansi)
        return windows1252Text(bytes);
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text.append(QChar(char16_t(uchar(bytes[i]) | (uchar(bytes[i + 1]) << 8U))));
    return text;
}

/** A text ends at its first NUL; of several texts each does, and an empty one ends them all. */
QString untilNul(const QString &text, QChar separator)
{
    QString joined;
    const auto parts = QStringView(text).split(QChar(u'\0'));
    for (const auto part : parts) {
        if (part.isEmpty() || (separator.isNull() && !joined.isEmpty()))
            break;
        if (!joined.isEmpty())
            joined.append(separator);
        joined.append(part);
    }
    return joined;
}

/** "hex", "hex(2)", "hex(7)", "hex(b)", … and their bytes. */
bool readHex(QStringView type, const QByteArray &bytes, Dialect dialect, RegistryValue *value)
{
    if (type == u"hex(1)" || type == u"hex(2)") {
        value->kind = RegistryValue::Kind::String;
        value->text = untilNul(textOfBytes(bytes, dialect), {});
    } else if (type == u"hex(7)") {
        value->kind = RegistryValue::Kind::Multi;
        value->text = untilNul(textOfBytes(bytes, dialect), u'\n');
    } else if ((type == u"hex(4)" && bytes.size() == 4) || (type == u"hex(b)" && bytes.size() == 8)) {
        value->kind = RegistryValue::Kind::Number;
        for (auto i = bytes.size(); i-- > 0;)
            value->number = (value->number << 8U) | uchar(bytes[i]);
    } else {
        return type == u"hex" || (type.startsWith(u"hex(") && type.endsWith(u')'));
    }
    return true;
}

/** What stands behind the "=". Nothing when it is no value. */
std::optional<RegistryValue> valueOf(QStringView data, QString name, Dialect dialect)
{
    RegistryValue value{std::move(name)};
    if (data.startsWith(u'"')) {
        qsizetype at = 0;
        auto text = quoted(data, &at);
        if (!text)
            return {};
        value.kind = RegistryValue::Kind::String;
        value.text = *std::move(text);
        return value;
    }
    const auto colon = data.indexOf(u':');
    if (colon < 0)
        return {};
    const auto type = data.first(colon).toString().toLower();
    const auto rest = data.sliced(colon + 1);
    if (type == "dword"_L1) {
        bool fine = false;
        value.kind = RegistryValue::Kind::Number;
        value.number = rest.trimmed().toUInt(&fine, 16);
        return fine ? std::optional(value) : std::nullopt;
    }
    const auto bytes = hexBytes(rest);
    return bytes && readHex(type, *bytes, dialect, &value) ? std::optional(value) : std::nullopt;
}

class Reader
{
public:
    Reader(Dialect dialect, const QString &name)
        : m_dialect(dialect)
        , m_name(name)
    {
    }

    Result<RegFile> read(QStringView text)
    {
        const auto lines = linesOf(text);
        bool header = true;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto first = i;
            const auto line = lines[i].trimmed();
            if (line.isEmpty() || line.startsWith(u';') || line == QStringView(u"\ufeff"))
                continue;
            if (std::exchange(header, false))
                continue;
            if (line.startsWith(u'[')) {
                if (!openKey(line, first))
                    return fail(Error::Code::FileTooLarge, m_name, u"more than %1 keys"_s.arg(maxKeys));
                continue;
            }
            const auto whole = continued(lines, &i);
            readValue(whole, first);
        }
        dropDeleted();
        return std::move(m_file);
    }

private:
    /** A line whose list of bytes goes on after a backslash, or whose text has ends of line in it, put together. */
    static QString continued(const QList<QStringView> &lines, qsizetype *at)
    {
        auto whole = lines[*at].trimmed().toString();
        if (isOpenText(whole))
            return withRestOfText(whole, lines, at);
        if (!whole.endsWith(u'\\') || whole.endsWith("\\\""_L1))
            return whole;
        whole.chop(1);
        while (*at + 1 < lines.size()) {
            const auto part = lines[*at + 1].trimmed();
            // A new key or value means that the end of the list was lost.
            if (part.startsWith(u'[') || part.startsWith(u'"') || part.startsWith(u'@'))
                break;
            ++*at;
            const bool more = part.endsWith(u'\\');
            whole.append(more ? part.chopped(1) : part);
            if (!more)
                break;
        }
        return whole;
    }

    /** `"name"="text` without the quote that ends it: the registry editor writes an end of line as it is. */
    static bool isOpenText(QStringView line)
    {
        qsizetype at = 0;
        if (line.startsWith(u'@'))
            at = 1;
        else if (!line.startsWith(u'"') || !quoted(line, &at))
            return false;
        const auto data = line.sliced(at).trimmed();
        qsizetype end = 1;
        return data.startsWith(u"=\"") && !quoted(data, &end);
    }

    static QString withRestOfText(const QString &start, const QList<QStringView> &lines, qsizetype *at)
    {
        auto whole = start;
        const auto last = qMin(lines.size(), *at + maxTextLines);
        for (auto next = *at + 1; next < last && whole.size() < maxValueUnits; ++next) {
            whole += u'\n' + lines[next].toString();
            if (isOpenText(whole))
                continue;
            *at = next;
            return whole;
        }
        return start;
    }

    bool openKey(QStringView line, qsizetype number)
    {
        m_current = -1;
        const auto end = line.lastIndexOf(u']');
        const bool deletes = line.startsWith(u"[-");
        const auto path = end < 0 ? QString() : normalPath(line.first(end).sliced(deletes ? 2 : 1).trimmed());
        if (path.isEmpty()) {
            skip(number, u"no name of a key"_s);
            return true;
        }
        if (path.size() > maxPathLength || path.count(u'\\') > maxDepth)
            return true; // Nothing that we look for lies so deep.
        const auto folded = path.toLower();
        ++m_step;
        if (deletes) {
            m_deletedAt.insert(folded, m_step);
            return true;
        }
        const auto known = m_index.constFind(folded);
        if (known != m_index.cend() && !isDeleted(*known)) {
            m_current = *known;
            return true;
        }
        m_current = m_file.keys.size();
        m_file.keys.append({path, {}});
        m_openedAt.append(m_step);
        m_index.insert(folded, m_current);
        return m_file.keys.size() <= maxKeys;
    }

    /** Whether the key, or one above it, was deleted after it came. */
    [[nodiscard]] bool isDeleted(qsizetype at) const
    {
        if (m_deletedAt.isEmpty())
            return false;
        const auto path = m_file.keys[at].path.toLower();
        for (auto end = path.size(); end > 0; end = path.lastIndexOf(u'\\', end - 1)) {
            if (m_deletedAt.value(path.left(end), 0) > m_openedAt[at])
                return true;
        }
        return false;
    }

    void dropDeleted()
    {
        QList<RegistryKey> kept;
        for (qsizetype i = 0; i < m_file.keys.size(); ++i) {
            if (!isDeleted(i))
                kept.append(m_file.keys[i]);
        }
        m_file.keys = std::move(kept);
    }

    void readValue(QStringView line, qsizetype number)
    {
        qsizetype at = 0;
        std::optional<QString> name;
        if (line.startsWith(u'@')) {
            name = QString();
            at = 1;
        } else if (line.startsWith(u'"')) {
            name = quoted(line, &at);
        }
        const auto rest = name ? line.sliced(at).trimmed() : QStringView();
        if (!name || !rest.startsWith(u'=')) {
            skip(number, u"no value of a key"_s);
            return;
        }
        if (m_current < 0)
            return; // Below a key that is deleted or could not be read.
        const auto data = rest.sliced(1).trimmed();
        auto &values = m_file.keys[m_current].values;
        if (values.size() >= maxValues) {
            skip(number, u"more than %1 values in one key"_s.arg(maxValues));
            return;
        }
        values.removeIf([&](const RegistryValue &one) { return name->compare(one.name, Qt::CaseInsensitive) == 0; });
        if (data == u"-")
            return;
        if (auto value = valueOf(data, *std::move(name), m_dialect))
            values.append(*std::move(value));
        else
            skip(number, u"a value of no known form"_s);
    }

    void skip(qsizetype line, const QString &detail)
    {
        if (m_file.skipped.size() < maxSkipped)
            m_file.skipped.append({Error::Code::BadValue, m_name + u':' + QString::number(line + 1), detail});
    }

    Dialect m_dialect;
    QString m_name;
    RegFile m_file;
    QHash<QString, qsizetype> m_index;  ///< Path in small letters -> its place in m_file.
    QHash<QString, qint64> m_deletedAt; ///< Path in small letters -> m_step.
    QList<qint64> m_openedAt;           ///< Of each key of m_file: m_step.
    qint64 m_step = 0;
    qsizetype m_current = -1;
};

} // namespace

bool looksLikeRegFile(const QByteArray &bytes)
{
    return dialectOf(beginningOf(bytes, 256)) != Dialect::None;
}

Result<RegFile> parseRegFile(const QByteArray &bytes, const QString &name)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    const auto dialect = dialectOf(text);
    if (dialect == Dialect::None)
        return fail(Error::Code::UnknownFormat, name, u"not what the registry editor writes"_s);
    return Reader(dialect, name).read(text);
}

Result<Inventory> readRegFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(auto file, parseRegFile(bytes, name));
    PW_TRY(auto inventory, inventoryOfRegistry(file.keys, name, now));
    inventory.skipped = std::move(file.skipped) + inventory.skipped;
    return inventory;
}

} // namespace Patchwijzer
