// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/osrelease.h"

#include "core/distribution.h"
#include "inventory/softwarelist.h"

#include <QRegularExpression>

#include <algorithm>
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
    Key{"VARIANT_ID", &OsRelease::variantId},
    Key{"CPE_NAME", &OsRelease::cpeName},
};

/** Derivatives say so which release they take their packages from. */
struct BaseKey {
    QByteArrayView name;
    QStringView id;
    QString (*releaseOfCodename)(QStringView);
};
constexpr std::array baseKeys{
    BaseKey{"UBUNTU_CODENAME", u"ubuntu", ubuntuReleaseOfCodename},
    BaseKey{"DEBIAN_CODENAME", u"debian", debianReleaseOfCodename},
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
    std::array<QString, baseKeys.size()> bases;
    forEachLine(bytes, [&](QByteArrayView raw, qsizetype) {
        const auto line = raw.trimmed();
        const auto equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith('#'))
            return true;
        for (const auto &key : keys) {
            if (line.first(equals) == key.name)
                os.*key.member = unquoted(line.sliced(equals + 1));
        }
        for (std::size_t i = 0; i < baseKeys.size(); ++i) {
            if (line.first(equals) == baseKeys[i].name)
                bases[i] = unquoted(line.sliced(equals + 1));
        }
        return true;
    });
    for (std::size_t i = 0; i < baseKeys.size() && os.baseId.isEmpty(); ++i) {
        // Ubuntu names itself there too.
        if (bases[i].isEmpty() || os.id == baseKeys[i].id)
            continue;
        os.baseId = baseKeys[i].id.toString();
        os.baseCodename = bases[i];
        os.baseVersionId = baseKeys[i].releaseOfCodename(bases[i]);
    }
    return os;
}

bool looksLikeOsRelease(QByteArrayView bytes)
{
    auto assignments = true;
    auto named = false;
    forEachLine(bytes, [&](QByteArrayView raw, qsizetype) {
        const auto line = raw.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            return true;
        const auto equals = line.indexOf('=');
        assignments = equals > 0 && std::all_of(line.begin(), line.begin() + equals, [](char c) {
                          return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                      });
        named |= assignments && (line.first(equals) == "ID" || line.first(equals) == "PRETTY_NAME");
        return assignments;
    });
    return assignments && named;
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
