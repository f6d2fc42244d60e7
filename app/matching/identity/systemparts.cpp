// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/systemparts.h"

#include "matching/identity/nametidy.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QRegularExpression words(const QString &text)
{
    QRegularExpression compiled(text,
                                QRegularExpression::CaseInsensitiveOption | QRegularExpression::DontCaptureOption);
    compiled.optimize();
    return compiled;
}

/** Of any firm. */
bool isDriverOrPack(const QString &name)
{
    static const auto parts =
        words(u"\\b(?:drivers?|chipset|bluetooth|redistributable|redist|language pack|taalpakket|firmware|hotfix|"
              u"service pack|security update|update for|beveiligingsupdate)\\b|\\bMUI\\b|[a-z]Driver\\b|_driver"_s);
    return parts.match(name).hasMatch();
}

bool isMicrosoftPart(const QString &name)
{
    static const auto parts = words(
        u"^(?:Microsoft )?(?:Visual C\\+\\+|\\.NET|ASP\\.NET|Windows Desktop Runtime|Windows App "
        u"?Runtime|VC_|vs_|vcpp_|"
        u"icecap_|Windows SDK|Windows Software Development Kit|Universal CRT|WinRT|WinAppDeploy|Kits Configuration|"
        u"MSI Development|Update Health|Edge Update|Edge WebView2|Silverlight|XNA|DirectX|XML|MSXML|"
        u"System CLR|SQL Server .*(?:Native Client|ODBC|OLE DB|Setup|Compact|Types|Objects|ScriptDom)|"
        u"Office .*(?:Shared|Proof|Component|Extensibility|Localization)|Office 16 Click-to-Run|Windows Driver|"
        u"VCLibs|UI\\.Xaml|NET\\.Native|Services\\.Store)"_s);
    static const auto families = words(
        u"^Microsoft\\.(?:VCLibs|UI\\.Xaml|NET\\.Native|WindowsAppRuntime|WinAppRuntime|Services\\.Store|DirectX)"_s);
    return parts.match(name).hasMatch() || families.match(name).hasMatch();
}

/** Runtimes of flatpak, and what snapd needs itself. */
bool isSandboxPart(const SoftwareIdentifier &identifier)
{
    using Kind = SoftwareIdentifier::Kind;
    static const auto flatpak = words(
        u"\\.(?:Platform|Sdk)(?:\\.|$)|\\.(?:Locale|Debug|Sources)$|^org\\.(?:gtk\\.Gtk3theme|kde\\.KStyle)\\."_s);
    static const auto snap = words(
        u"^(?:snapd|bare|core(?:\\d\\d)?|gtk-common-themes|(?:gnome|kde|mesa|kf\\d)-\\d.*|snapd-desktop-integration)$"_s);
    return (identifier.kind == Kind::FlatpakId && flatpak.match(identifier.value).hasMatch())
        || (identifier.kind == Kind::SnapName && snap.match(identifier.value).hasMatch());
}

} // namespace

bool looksLikeSystemPart(const Software &software)
{
    if (software.kind == SoftwareKind::Firmware || software.kind == SoftwareKind::Library
        || software.kind == SoftwareKind::OperatingSystem)
        return true;
    const auto &identifiers = software.identifiers;
    if (std::any_of(identifiers.begin(), identifiers.end(), isSandboxPart))
        return true;
    const auto name = plainText(software.name);
    const bool microsoft = software.publisher.contains("Microsoft"_L1, Qt::CaseInsensitive)
        || (software.publisher.isEmpty() && name.startsWith("Microsoft"_L1, Qt::CaseInsensitive));
    return isDriverOrPack(name) || (microsoft && isMicrosoftPart(name));
}

} // namespace Patchwijzer
