// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/glpi.h"

#include "core/windowsrelease.h"
#include "inventory/glpisystem.h"
#include "inventory/jsonoutline.h"
#include "inventory/rpmlist.h"
#include "inventory/windows/arprules.h"

#include <algorithm>
#include <array>
#include <variant>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What the agent's word for where it found something means for us. */
struct Origin {
    QStringView word; ///< `from`, in small letters.
    SoftwareKind kind;
    VersionScheme scheme;
};
constexpr std::array origins{
    Origin{u"rpm", SoftwareKind::Package, VersionScheme::Rpm},
    Origin{u"deb", SoftwareKind::Package, VersionScheme::Deb},
    Origin{u"dpkg", SoftwareKind::Package, VersionScheme::Deb},
    Origin{u"registry", SoftwareKind::Program, VersionScheme::Windows},
    Origin{u"uwp", SoftwareKind::Program, VersionScheme::Windows},
    Origin{u"appx", SoftwareKind::Program, VersionScheme::Windows},
    Origin{u"flatpak", SoftwareKind::Program, VersionScheme::Generic},
    Origin{u"snap", SoftwareKind::Program, VersionScheme::Generic},
    Origin{u"homebrew", SoftwareKind::Program, VersionScheme::Generic},
    // Packages whose distribution says nothing of leaks in a form that we read: named, never judged by others.
    Origin{u"pacman", SoftwareKind::Package, VersionScheme::Unknown},
    Origin{u"apk", SoftwareKind::Package, VersionScheme::Unknown},
    Origin{u"gentoo", SoftwareKind::Package, VersionScheme::Unknown},
    Origin{u"portage", SoftwareKind::Package, VersionScheme::Unknown},
    Origin{u"slackware", SoftwareKind::Package, VersionScheme::Unknown},
    Origin{u"nix", SoftwareKind::Package, VersionScheme::Unknown},
};

Origin originOf(const QString &from, GlpiSystem system)
{
    const auto word = from.toLower();
    const auto found =
        std::find_if(origins.begin(), origins.end(), [&](const Origin &row) { return row.word == word; });
    if (found != origins.end())
        return *found;
    const auto scheme = system == GlpiSystem::Windows ? VersionScheme::Windows : VersionScheme::Generic;
    return {u"", SoftwareKind::Program, scheme};
}

/** "19/12/2019" of older agents, "2019-12-19" of newer ones; with or without a time. */
QDate dateOf(const QString &text)
{
    const auto day = text.section(u'T', 0, 0).section(u' ', 0, 0);
    const auto date = QDate::fromString(day, u"yyyy-MM-dd"_s);
    return date.isValid() ? date : QDate::fromString(day, u"dd/MM/yyyy"_s);
}

QDate installedOn(const DocumentNode &row)
{
    const auto date = dateOf(row.text("install_date"));
    return date.isValid() ? date : dateOf(row.text("installdate"));
}

/** In the words of the registry's two views; the agent says "i586" for the 32-bit one. */
QString programArchitecture(const QString &text)
{
    const auto architecture = windowsArchitecture(text);
    if (architecture == "32-bit"_L1 || debArchitectureOf(text) == "i386"_L1)
        return u"x86"_s;
    return architecture.toLower();
}

/** A row of the uninstall list as Windows keeps it, so that its own rules decide what it is. */
UninstallKey uninstallKeyOf(const DocumentNode &row)
{
    UninstallKey key;
    key.name = row.text("guid");
    key.displayName = row.text("name");
    key.displayVersion = row.text("version");
    key.publisher = row.text("publisher");
    key.installLocation = row.text("folder");
    key.releaseType = row.text("release_type");
    const auto category = row.text("system_category");
    if (category == "system_component"_L1)
        key.systemComponent = 1;
    if (key.releaseType.isEmpty() && category.contains("update"_L1))
        key.releaseType = u"Update"_s;
    if (key.releaseType.isEmpty() && category == "hotfix"_L1)
        key.releaseType = u"Hotfix"_s;
    key.architecture = programArchitecture(row.text("arch"));
    const auto isUsers = !row.text("userid").isEmpty() || !row.text("username").isEmpty();
    key.scope = isUsers ? InstallScope::User : InstallScope::Machine;
    return key;
}

class GlpiReader
{
public:
    GlpiReader(const DocumentNode &content, InventoryBuilder &builder)
        : m_content(content)
        , m_builder(builder)
    {
    }

    void read()
    {
        m_system = readGlpiSystem(m_content, m_builder);
        m_content["softwares"].items([this](const DocumentNode &row, qsizetype index) {
            readRow(row, u"/content/softwares/"_s + QString::number(index));
        });
        if (m_sourcesMissing)
            m_builder.note(u"sourcePackages"_s, u"notPresent"_s,
                           u"GLPI does not tell from which source a package was built"_s);
    }

private:
    void readRow(const DocumentNode &row, const QString &place);
    [[nodiscard]] Software softwareOf(const DocumentNode &row, const Origin &origin) const;
    void readWindowsRow(const DocumentNode &row, const QString &place);
    void addUpdate(const QString &kb);

    DocumentNode m_content;
    InventoryBuilder &m_builder;
    GlpiSystem m_system = GlpiSystem::Unknown;
    bool m_sourcesMissing = false;
};

void GlpiReader::readRow(const DocumentNode &row, const QString &place)
{
    if (!row.isObject())
        return m_builder.skip(Error::Code::BadValue, place, u"expected an object"_s);
    if (row.hasTwice({"name", "version", "from", "arch", "publisher", "guid"}))
        return m_builder.skip(Error::Code::BadValue, place, u"a key is given twice"_s);
    const auto origin = originOf(row.text("from"), m_system);
    if (m_system == GlpiSystem::Windows && origin.kind == SoftwareKind::Program)
        return readWindowsRow(row, place);
    if (row.text("name") == "gpg-pubkey"_L1)
        return; // A key that rpm keeps among its packages.
    m_sourcesMissing |= origin.scheme == VersionScheme::Deb || origin.scheme == VersionScheme::Rpm;
    if (origin.kind == SoftwareKind::Package && origin.scheme == VersionScheme::Unknown)
        m_builder.note(origin.word.toString(), u"notSupportedYet"_s, m_builder.machine().os.prettyName);
    m_builder.add(softwareOf(row, origin), place);
}

/** Of updates only those of Windows itself are kept: the numbers of Office stand in the same list. */
void GlpiReader::readWindowsRow(const DocumentNode &row, const QString &place)
{
    const auto isFromWindows = row.text("from").toLower() == "wmi"_L1;
    const auto name = row.text("name");
    if (isFromWindows)
        return addUpdate(kbOfWord(name));
    const auto program = programOf(uninstallKeyOf(row));
    if (const auto *none = std::get_if<NotAProgram>(&program)) {
        if (none->reason == NotAProgram::Reason::NoName)
            m_builder.skip(Error::Code::MissingField, place, u"no name"_s);
        if (none->reason == NotAProgram::Reason::Update && name.contains("Windows"_L1))
            addUpdate(none->kb);
        return;
    }
    auto one = std::get<Software>(program);
    one.source = u"glpi"_s;
    one.installed = installedOn(row);
    one.installedSizeBytes = row["filesize"].number();
    m_builder.add(std::move(one), place);
}

void GlpiReader::addUpdate(const QString &kb)
{
    if (kb.isEmpty() || !m_builder.machine().windows)
        return;
    m_builder.machine().windows->installedUpdates.append(kb);
    m_builder.machine().windows->updatesKnown = true;
}

Software GlpiReader::softwareOf(const DocumentNode &row, const Origin &origin) const
{
    Software one;
    one.name = row.text("name");
    one.version = row.text("version");
    one.kind = origin.kind;
    one.scheme = origin.scheme;
    one.source = u"glpi"_s;
    one.publisher = row.text("publisher");
    const auto architecture = row.text("arch");
    one.architecture = origin.kind == SoftwareKind::Package ? architecture : debArchitectureOf(architecture);
    one.section = origin.kind == SoftwareKind::Package ? row.text("system_category") : QString();
    one.location = row.text("folder");
    one.installedSizeBytes = row["filesize"].number();
    one.installed = installedOn(row);
    one.epochKnown = origin.scheme != VersionScheme::Rpm;
    if (origin.kind == SoftwareKind::Package)
        return one;
    beOwnSource(one);
    const auto isUsers = !row.text("userid").isEmpty() || !row.text("username").isEmpty();
    one.scope = isUsers ? InstallScope::User : InstallScope::Machine;
    if (origin.word == u"snap")
        addIdentifier(one, SoftwareIdentifier::Kind::SnapName, one.name);
    if (origin.word == u"flatpak" && one.name.count(u'.') >= 2 && !one.name.contains(u' '))
        addIdentifier(one, SoftwareIdentifier::Kind::FlatpakId, one.name);
    return one;
}

Result<Inventory> readContent(const DocumentNode &content, const QString &name, const QDateTime &now)
{
    if (!content.isObject())
        return fail(Error::Code::MissingField, name + u"#/content"_s, u"no inventory in it"_s);
    if (content.hasTwice({"softwares", "operatingsystem"}))
        return fail(Error::Code::BadValue, name + u"#/content"_s, u"a key is given twice"_s);
    InventoryBuilder builder(name, now);
    GlpiReader(content, builder).read();
    return std::move(builder).finish();
}

} // namespace

bool looksLikeGlpiJson(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("content")
        && (outline.has("content/softwares") || outline.has("content/operatingsystem")
            || outline.has("content/hardware"));
}

bool looksLikeGlpiXml(const QByteArray &bytes)
{
    return firstCharacter(bytes) == '<' && outermostElement(bytes).compare("request"_L1, Qt::CaseInsensitive) == 0;
}

Result<Inventory> readGlpiJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromJson(bytes, name));
    return readContent(document.root()["content"], name, now);
}

Result<Inventory> readGlpiXml(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromXml(bytes, name, NameCase::Lower));
    return readContent(document.root()["request"]["content"], name, now);
}

} // namespace Patchwijzer
