// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osrelease.h"

#include "core/distribution.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxValueLength = 1024;

struct Key {
    QByteArrayView name;
    QString OsRelease::*member;
};
constexpr std::array keys{
    Key{"ID", &OsRelease::id},
    Key{"ID_LIKE", &OsRelease::idLike},
    Key{"VERSION_ID", &OsRelease::versionId},
    Key{"VERSION_CODENAME", &OsRelease::codename},
    Key{"PRETTY_NAME", &OsRelease::prettyName},
};

/** What a POSIX shell would make of the right-hand side; no expansion, control characters dropped. */
QString unquoted(QByteArrayView text)
{
    QByteArray value;
    auto quote = '\0';
    for (qsizetype i = 0; i < text.size() && value.size() < maxValueLength; ++i) {
        const auto c = text[i];
        const auto escapes = quote != '\'' && c == '\\' && i + 1 < text.size();
        // Between double quotes the backslash only escapes these four; elsewhere any character.
        if (escapes && (quote == '\0' || QByteArrayView("\\\"$`").contains(text[i + 1])))
            value += text[++i];
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == ' ' || c == '\t'))
            break;
        else
            value += c;
    }
    auto result = QString::fromUtf8(value);
    result.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return result;
}

} // namespace

OsRelease readOsRelease(QByteArrayView bytes)
{
    OsRelease os;
    for (qsizetype position = 0; position < bytes.size();) {
        const auto end = bytes.indexOf('\n', position);
        const auto line = bytes.sliced(position, (end < 0 ? bytes.size() : end) - position).trimmed();
        position = end < 0 ? bytes.size() : end + 1;
        const auto equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith('#'))
            continue;
        for (const auto &key : keys) {
            if (line.first(equals) == key.name)
                os.*key.member = unquoted(line.sliced(equals + 1));
        }
    }
    return os;
}

OsRelease releaseOfBaseFiles(QStringView version)
{
    OsRelease os;
    if (version.contains(u"ubuntu")) {
        os.id = u"ubuntu"_s;
        os.idLike = u"debian"_s;
        return os;
    }
    // 13, 12.4, 12.4+deb12u5, 8+deb8u11, 7.1wheezy13
    static const QRegularExpression debian(u"^(\\d+)(?:\\.\\d+)?(?:\\+deb(\\d+)u\\d+|wheezy\\d+)?$"_s);
    const auto match = debian.match(version.toString());
    if (!match.hasMatch() || (match.hasCaptured(2) && match.captured(2) != match.captured(1)))
        return os;
    const auto codename = debianCodenameOfRelease(match.captured(1));
    if (codename.isEmpty())
        return os;
    os.id = u"debian"_s;
    os.versionId = match.captured(1);
    os.codename = codename;
    os.prettyName = u"Debian GNU/Linux %1 (%2)"_s.arg(os.versionId, os.codename);
    return os;
}

} // namespace Patchwijzer
