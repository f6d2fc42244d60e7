// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/dep11.h"

#include "inventory/menutext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype(64) << 20;
constexpr qsizetype maxComponents = 100'000;
constexpr qsizetype maxScalar = qsizetype(16) << 10; ///< Bytes; a summary is a sentence.

using Lines = QList<QByteArrayView>;

qsizetype indentOf(QByteArrayView line)
{
    const auto *const first = std::find_if(line.begin(), line.end(), [](char c) { return c != ' '; });
    return first - line.begin();
}

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

/** The lines of the next document, without its mark; moves @p rest behind them. */
Lines nextDocument(QByteArrayView *rest)
{
    Lines lines;
    while (!rest->isEmpty()) {
        const auto end = rest->indexOf('\n');
        auto line = end < 0 ? *rest : rest->first(end);
        *rest = end < 0 ? QByteArrayView() : rest->sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line == "---" || line.startsWith("--- ")) {
            if (!lines.isEmpty())
                return lines;
        } else if (!isBlank(line)) {
            lines.append(line);
        }
    }
    return lines;
}

void appendEscape(QByteArrayView text, qsizetype *at, QString *out)
{
    const char kind = text[*at];
    const int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits == 0) {
        // A line break or tab in a name is a blank; of the rest the sign itself is meant.
        out->append(kind == 'n' || kind == 't' || kind == 'r' ? u' ' : QChar::fromLatin1(kind));
        return;
    }
    bool ok = false;
    const auto code = text.sliced(*at + 1).first(std::min<qsizetype>(digits, text.size() - *at - 1)).toUInt(&ok, 16);
    if (ok && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code))
        out->append(QStringView(QChar::fromUcs4(code)));
    *at += digits;
}

QString doubleQuoted(QByteArrayView text)
{
    QString out;
    QByteArray plain;
    for (qsizetype i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] != '\\') {
            plain.append(text[i]);
            continue;
        }
        out += QString::fromUtf8(plain);
        plain.clear();
        if (++i < text.size())
            appendEscape(text, &i, &out);
    }
    return out + QString::fromUtf8(plain);
}

QString singleQuoted(QByteArrayView text)
{
    QByteArray plain;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '\'' && (i + 1 == text.size() || text[++i] != '\''))
            break;
        plain.append(text[i]);
    }
    return QString::fromUtf8(plain);
}

/** A value: what stands behind the colon, and the lines below that belong to it. */
QString scalarOf(QByteArrayView first, const Lines &below)
{
    first = first.trimmed();
    const char kind = first.isEmpty() ? '\0' : first.front();
    if (QByteArrayView("&*!{[%@`?#").contains(kind) && kind != '\0')
        return {};
    const bool block = kind == '>' || kind == '|';
    QByteArray text = block ? QByteArray() : first.toByteArray();
    for (const auto &line : below) {
        if (text.size() > maxScalar)
            break;
        if (kind == '"' && text.endsWith('\\'))
            text.chop(1); // The break is not part of it.
        else if (!text.isEmpty())
            text.append(' ');
        text.append(line.trimmed());
    }
    text.truncate(maxScalar);
    if (kind == '"')
        return doubleQuoted(text);
    if (kind == '\'')
        return singleQuoted(text);
    const auto remark = block ? -1 : text.indexOf(" #");
    return QString::fromUtf8(remark < 0 ? text : text.first(remark));
}

/** "key: value" in its parts; the key empty when it is none. */
std::pair<QByteArrayView, QByteArrayView> entryOf(QByteArrayView line)
{
    const auto text = line.trimmed();
    const auto colon = text.indexOf(':');
    if (colon <= 0 || (colon + 1 < text.size() && text[colon + 1] != ' '))
        return {};
    auto key = text.first(colon);
    if (key.size() > 1 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front())
        key = key.sliced(1, key.size() - 2);
    return {key, text.sliced(colon + 1)};
}

/** Members of the mapping whose entries stand at one depth, by key and value; of a key given twice the first counts. */
class Block
{
public:
    explicit Block(const Lines &lines);

    [[nodiscard]] QString text(QByteArrayView key) const;
    /** The text in the language that suits best: "C" is none. */
    [[nodiscard]] QString translated(QByteArrayView key) const;

private:
    struct Entry {
        QByteArrayView key;
        QByteArrayView value;
        Lines below;
    };
    [[nodiscard]] const Entry *find(QByteArrayView key) const;

    QList<Entry> m_entries;
};

Block::Block(const Lines &lines)
{
    const auto depth = lines.isEmpty() ? 0 : indentOf(lines.front());
    for (const auto &line : lines) {
        if (indentOf(line) > depth) {
            if (!m_entries.isEmpty())
                m_entries.back().below.append(line);
            continue;
        }
        const auto [key, value] = entryOf(line);
        // An item of a list at the depth of its key belongs to that; anything else ends what stood before it.
        if (key.isEmpty() || line.trimmed().startsWith('-'))
            m_entries.append(Entry{});
        else
            m_entries.append({key, value, {}});
    }
}

const Block::Entry *Block::find(QByteArrayView key) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.key == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

QString Block::text(QByteArrayView key) const
{
    const auto *entry = find(key);
    return entry ? menuText(scalarOf(entry->value, entry->below)) : QString();
}

QString Block::translated(QByteArrayView key) const
{
    const auto *entry = find(key);
    if (!entry || !isBlank(entry->value))
        return {};
    const Block languages(entry->below);
    QString best;
    int bestRank = 0;
    for (const auto &one : languages.m_entries) {
        const int rank = one.key == "C" ? dutchness({}) : dutchness(QString::fromUtf8(one.key));
        if (one.key.isEmpty() || rank <= bestRank)
            continue;
        const auto text = menuText(scalarOf(one.value, one.below));
        if (text.isEmpty())
            continue;
        best = text;
        bestRank = rank;
    }
    return best;
}

bool isApplication(const QString &type)
{
    return type == u"desktop-application" || type == u"desktop-app" || type == u"console-application"
        || type == u"web-application";
}

/** Whether one of the lines says that the document is about a package of the set. */
bool isWanted(const Lines &lines, const QSet<QByteArray> &wanted)
{
    return std::any_of(lines.begin(), lines.end(), [&](QByteArrayView line) {
        constexpr QByteArrayView key("Package:");
        return line.startsWith(key) && wanted.contains(line.sliced(key.size()).trimmed().toByteArray());
    });
}

} // namespace

Result<QList<AppStreamComponent>> parseDep11(const QByteArray &bytes, const QString &where,
                                             const QSet<QByteArray> &wanted)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 64 MiB"_s);
    QByteArrayView rest(bytes);
    if (Block(nextDocument(&rest)).text("File") != u"DEP-11")
        return fail(Error::Code::UnknownFormat, where, u"not AppStream in YAML"_s);
    QList<AppStreamComponent> components;
    while (!rest.isEmpty() && components.size() < maxComponents) {
        const auto lines = nextDocument(&rest);
        if (!isWanted(lines, wanted))
            continue;
        const Block document(lines);
        AppStreamComponent component;
        component.id = document.text("ID");
        component.package = document.text("Package");
        component.name = document.translated("Name");
        component.summary = document.translated("Summary");
        component.application = isApplication(document.text("Type"));
        if (!component.id.isEmpty() && wanted.contains(component.package.toUtf8()))
            components.append(component);
    }
    return components;
}

} // namespace Patchwijzer
