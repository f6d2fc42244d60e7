// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/desktopentries.h"

#include "inventory/menutext.h"

#include <QList>
#include <QStringDecoder>
#include <QStringView>

#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype(1) << 20; ///< The largest of Debian 12 has 80 kB, in a hundred languages.

/** \s \n \t \r and \\; the specification knows no others, so what they stand before stays. */
QString unescaped(QStringView value)
{
    QString text;
    text.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'\\' || i + 1 == value.size()) {
            text += value[i];
            continue;
        }
        const auto next = value[++i];
        if (next == u's' || next == u'n' || next == u't' || next == u'r')
            text += u' ';
        else if (next == u'\\')
            text += next;
        else
            text += u'\\' + QString(next);
    }
    return text;
}

/** A key in the best of the languages it was given in. */
struct LocalizedText {
    QStringView key;
    QString text = {};
    int rank = 0; ///< See dutchness().

    /** @param given as in the file: "Name[nl]" */
    void offer(QStringView given, QStringView value)
    {
        const auto bracket = given.indexOf(u'[');
        const auto bare = bracket < 0 ? given : given.first(bracket).trimmed();
        if (bare != key || (bracket >= 0 && !given.endsWith(u']')))
            return;
        const auto language = bracket < 0 ? QStringView() : given.sliced(bracket + 1).chopped(1);
        const int offered = bracket >= 0 && language.isEmpty() ? 0 : dutchness(language);
        // The first counts: a key given twice is against the specification.
        if (offered <= rank)
            return;
        const auto plain = menuText(unescaped(value));
        if (plain.isEmpty())
            return;
        rank = offered;
        text = plain;
    }
};

struct Group {
    std::array<LocalizedText, 3> texts{{{u"Name"}, {u"GenericName"}, {u"Comment"}}};
    std::optional<QString> type;
    bool hidden = false;

    void take(QStringView key, QStringView value)
    {
        if (key == u"Type" && !type)
            type = value.toString();
        else if (key == u"NoDisplay" || key == u"Hidden")
            hidden = hidden || value == u"true" || value == u"1";
        else
            for (auto &text : texts)
                text.offer(key, value);
    }
};

} // namespace

Result<DesktopEntry> parseDesktopEntry(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 1 MiB"_s);
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar(0)))
        return fail(Error::Code::UnknownFormat, where, u"no text"_s);
    Group group;
    bool found = false;
    bool inside = false;
    for (auto line : QStringView(text).split(u'\n')) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[')) {
            if (inside)
                break;
            inside = line == u"[Desktop Entry]";
            found = found || inside;
            continue;
        }
        const auto equals = line.indexOf(u'=');
        if (inside && equals > 0)
            group.take(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed());
    }
    if (!found)
        return fail(Error::Code::UnknownFormat, where, u"no group \"Desktop Entry\""_s);
    if (group.texts[0].text.isEmpty())
        return fail(Error::Code::MissingField, where, u"no name"_s);
    return DesktopEntry{group.texts[0].text, group.texts[1].text, group.texts[2].text,
                        !group.hidden && group.type == u"Application"_s};
}

} // namespace Patchwijzer
