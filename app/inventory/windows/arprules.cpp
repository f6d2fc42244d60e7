// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/arprules.h"

#include "inventory/windows/installdate.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxCodeLength = 256; // A name of a registry key has 255 characters at most.
constexpr qsizetype maxLocationLength = 1024;
constexpr qint64 bytesPerKiB = 1024;

constexpr std::array<QStringView, 5> updateTypes{u"Update", u"Hotfix", u"Security Update", u"Service Pack",
                                                 u"Update Rollup"};

bool isUpdateType(const QString &releaseType)
{
    const auto type = releaseType.trimmed();
    return std::any_of(updateTypes.begin(), updateTypes.end(),
                       [&](QStringView one) { return type.compare(one, Qt::CaseInsensitive) == 0; });
}

QString joined(const std::optional<quint32> &major, const std::optional<quint32> &minor)
{
    return QString::number(*major) + u'.' + QString::number(minor.value_or(0));
}

QString versionFromParts(const UninstallKey &key)
{
    if (key.versionMajor)
        return joined(key.versionMajor, key.versionMinor);
    return key.majorVersion ? joined(key.majorVersion, key.minorVersion) : QString();
}

/** @see https://learn.microsoft.com/windows/win32/msi/uninstall-registry-key: Version, made from ProductVersion */
QString versionFromNumber(quint32 number)
{
    return u"%1.%2.%3"_s.arg(number >> 24U).arg((number >> 16U) & 0xffU).arg(number & 0xffffU);
}

/** "Security Update for … (KB2597126)": what lists without ParentKeyName and ReleaseType leave us with. The words are
 *  those of Windows in Dutch, English, German, French, Spanish, Portuguese and Italian.
 */
bool isUpdateName(QStringView name)
{
    static const QRegularExpression form(
        u"(?:update|hotfix|service pack|rollup|mise à jour|actualiza|atualiza|aggiornamento).*\\(KB ?\\d{5,8}\\)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return form.match(name.left(512)).hasMatch();
}

/** An update of Windows or a program, told by any of the marks that Windows itself goes by. */
std::optional<NotAProgram> asUpdate(const UninstallKey &key)
{
    const auto ofName = kbOfWord(key.name);
    const bool child = !key.parentKeyName.trimmed().isEmpty();
    if (ofName.isEmpty() && !isUpdateType(key.releaseType)) {
        const auto ofText = child || isUpdateName(key.displayName) ? kbInText(key.displayName) : QString();
        return ofText.isEmpty() ? std::nullopt : std::optional(NotAProgram{NotAProgram::Reason::Update, ofText});
    }
    return NotAProgram{NotAProgram::Reason::Update, ofName.isEmpty() ? kbInText(key.displayName) : ofName};
}

/** "Hotfix 4345 for SQL Server 2019 (KB5033688) (64-bit)", in any language: the database itself keeps the version of
 * its last service pack in the list, and only these rows tell which one it has.
 */
bool isSqlServerUpdate(const UninstallKey &key)
{
    static const QRegularExpression form(u"^\\w.{0,60}\\bSQL Server 20\\d\\d(?: R2)? \\(KB ?\\d{5,8}\\)"_s);
    return !key.displayVersion.trimmed().isEmpty() && form.match(oneLine(key.displayName)).hasMatch();
}

std::optional<NotAProgram> whyNotShown(const UninstallKey &key)
{
    using Reason = NotAProgram::Reason;
    if (isSqlServerUpdate(key))
        return {};
    if (auto update = asUpdate(key))
        return update;
    if (key.systemComponent == 1U)
        return NotAProgram{Reason::SystemComponent};
    if (!key.parentKeyName.trimmed().isEmpty())
        return NotAProgram{Reason::PartOfOther};
    if (key.valueCount == 0 || key.valueCount == 1)
        return NotAProgram{Reason::NoContent};
    // Package managers make rows of the very name of an update; that it is there proves nothing.
    if (!kbOfWord(key.displayName).isEmpty())
        return NotAProgram{Reason::Update};
    if (oneLine(key.displayName).isEmpty())
        return NotAProgram{Reason::NoName};
    return {};
}

} // namespace

QString kbOfWord(QStringView word)
{
    static const QRegularExpression form(u"(?:^|[._}])KB[ -]?(\\d{5,8})(?:$|[-_.v])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression old(u"^Q(\\d{6})$"_s);
    word = word.trimmed();
    if (word.size() > maxCodeLength)
        return {};
    if (const auto match = form.match(word); match.hasMatch())
        return match.captured(1);
    return old.match(word).captured(1);
}

QString kbInText(QStringView text)
{
    static const QRegularExpression form(u"\\bKB ?(\\d{5,8})(?!\\d)"_s, QRegularExpression::CaseInsensitiveOption);
    return form.match(text.left(1024)).captured(1);
}

FoundVersion versionOf(const UninstallKey &key)
{
    if (auto recorded = versionInField(key.displayVersion); !recorded.version.isEmpty())
        return recorded;
    const auto inName = versionInName(key.displayName);
    if (const auto parts = versionFromParts(key); !parts.isEmpty() && parts != "0.0"_L1)
        return goesOn(parts, inName.version) ? inName : FoundVersion{parts, VersionOrigin::VersionParts};
    if (key.version.value_or(0) != 0)
        return {versionFromNumber(*key.version), VersionOrigin::MsiNumber};
    return inName;
}

Software windowsProgram(QStringView name, const QString &source)
{
    Software software;
    software.name = oneLine(name);
    software.sourcePackage = software.name;
    software.source = source;
    software.scheme = VersionScheme::Windows;
    software.kind = SoftwareKind::Program;
    return software;
}

std::variant<Software, NotAProgram> programOf(const UninstallKey &key)
{
    if (const auto reason = whyNotShown(key))
        return *reason;
    auto software = windowsProgram(key.displayName, u"registry"_s);
    const auto found = versionOf(key);
    software.version = found.version;
    software.versionOrigin = found.origin;
    software.sourceVersion = found.version;
    software.architecture = key.architecture;
    software.publisher = oneLine(key.publisher);
    software.location = oneLine(key.installLocation, maxLocationLength);
    software.scope = key.scope;
    software.installed = installDate(key.installDate);
    if (key.estimatedSizeKiB.value_or(0) > 0)
        software.installedSizeBytes = qint64(*key.estimatedSizeKiB) * bytesPerKiB;
    const auto code = oneLine(key.name, maxCodeLength).toLower();
    if (!code.isEmpty() && key.name.size() <= maxCodeLength)
        software.identifiers.append({SoftwareIdentifier::Kind::ProductCode, code});
    return software;
}

} // namespace Patchwijzer
