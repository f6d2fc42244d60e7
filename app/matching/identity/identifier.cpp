// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/identifier.h"

#include "core/packageurl.h"
#include "core/productkey.h"
#include "core/sortunique.h"
#include "matching/identity/derivedkeys.h"
#include "matching/identity/recordversion.h"
#include "matching/identity/systemparts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Kind = SoftwareIdentifier::Kind;

QList<CataloguedProgram> sortedById(QList<CataloguedProgram> programs)
{
    std::stable_sort(programs.begin(), programs.end(),
                     [](const CataloguedProgram &lhs, const CataloguedProgram &rhs) { return lhs.id < rhs.id; });
    return programs;
}

bool hasKind(const Software &software, std::initializer_list<Kind> kinds)
{
    const auto &identifiers = software.identifiers;
    return std::any_of(identifiers.begin(), identifiers.end(), [&](const SoftwareIdentifier &identifier) {
        return std::find(kinds.begin(), kinds.end(), identifier.kind) != kinds.end();
    });
}

/** A purl of a package manager that a distribution uses: only its own data judge what it installs. */
bool hasDistributionPurl(const Software &software)
{
    static const QList<QString> types{u"deb"_s, u"rpm"_s, u"apk"_s, u"alpm"_s};
    const auto &identifiers = software.identifiers;
    return std::any_of(identifiers.begin(), identifiers.end(), [](const SoftwareIdentifier &identifier) {
        if (identifier.kind != Kind::Purl)
            return false;
        const auto purl = parsePackageUrl(identifier.value);
        return purl && types.contains(purl->type);
    });
}

bool isDistributionPackage(const Software &software)
{
    if (!software.owner.isEmpty() || hasDistributionPurl(software))
        return true;
    if (software.kind != SoftwareKind::Package)
        return false;
    const bool ordered = software.scheme == VersionScheme::Deb || software.scheme == VersionScheme::Rpm;
    return ordered || !hasKind(software, {Kind::FlatpakId, Kind::SnapName, Kind::Winget, Kind::PackageFamily});
}

/** "{guid}" or "{guid}_is1": made to be unlike any other. Another name of an uninstall key may be anybody's. */
bool isUniqueCode(const QString &code)
{
    constexpr qsizetype guidLength = 38;
    return code.size() >= guidLength && code.startsWith(u'{') && code[guidLength - 1] == u'}';
}

bool isGenericPurl(const QString &purl)
{
    const auto parsed = parsePackageUrl(purl);
    return !parsed || parsed->type == u"generic" || parsed->type == u"github" || parsed->type == u"bitbucket"
        || parsed->type == u"sourceforge";
}

} // namespace

/** What a record shows of itself. */
struct ProgramIdentifier::Clues {
    QString name; ///< Plain.
    TidyName tidy;
    RecordedPublisher publisher;
    NameHit hit;
    QString channel;      ///< That the record speaks of, wherever; empty for the usual one.
    CatalogPlace place;   ///< By an identifier of an installer or a store.
    bool claimed = false; ///< Identifiers lead to more than one program.
    CatalogPlace cpePlace;
    bool cpe = false;
    bool purl = false;                     ///< Of a package manager for programmers.
    QList<QString> publisherForms;         ///< Of the record, else of what winget says.
    const WingetPackage *winget = nullptr; ///< By an identifier.
    QString wingetMaker;                   ///< The first part of an id of winget, folded.
    QList<QString> ownKeys;
};

struct ProgramIdentifier::Decision {
    IdentityRung rung = IdentityRung::Unknown;
    CatalogPlace place;
    bool keysOnly = false; ///< The name is a catalogued one, but the program is somebody else's.
};

ProgramIdentifier::ProgramIdentifier(const SoftwareCatalog &catalog, QList<WingetPackage> winget)
    : m_programs(sortedById(catalog.programs))
    , m_identifiers(m_programs)
    , m_winget(std::move(winget))
{
    for (const auto &program : std::as_const(m_programs))
        m_ownChannels.append(tidyName(program.name).channel);
}

const NamePatterns &ProgramIdentifier::names() const
{
    std::call_once(m_names->made, [this] { m_names->patterns.emplace(m_programs); });
    return *m_names->patterns;
}

SoftwareIdentity ProgramIdentifier::identify(const Software &software) const
{
    if (isDistributionPackage(software))
        return distributionPackage(software);
    if (software.kind == SoftwareKind::OperatingSystem) {
        SoftwareIdentity identity;
        identity.rung = IdentityRung::SystemBuild;
        identity.displayName = plainText(software.name);
        identity.version = software.version;
        identity.scheme = VersionScheme::Windows;
        return identity;
    }
    const auto clues = cluesOf(software);
    const auto decision = decide(clues);
    return decision.place.program >= 0 && !decision.keysOnly ? catalogued(software, clues, decision)
                                                             : uncatalogued(software, clues, decision);
}

SoftwareIdentity ProgramIdentifier::distributionPackage(const Software &software) const
{
    SoftwareIdentity identity;
    identity.rung = IdentityRung::DistributionPackage;
    identity.displayName = software.displayName.isEmpty() ? software.name : software.displayName;
    identity.version = software.version;
    identity.scheme = software.scheme;
    // Without an entry in the owner's menu, and not known to us, it is there for other packages.
    identity.systemPart = software.displayName.isEmpty();
    auto place = m_identifiers.byDebianPackage(software.name);
    // A source package makes libraries and data as well; only when it is called like its program it stands for that.
    if (place.program < 0 && software.sourcePackage == software.name)
        place = m_identifiers.byDebianPackage(software.sourcePackage);
    if (place.program >= 0) {
        const auto &program = m_programs[place.program];
        identity.program = program.id;
        identity.displayName = program.name;
        identity.category = program.category;
        identity.systemPart = program.systemPart;
    }
    return identity;
}

ProgramIdentifier::Clues ProgramIdentifier::cluesOf(const Software &software) const
{
    Clues clues;
    clues.name = plainText(software.name);
    clues.tidy = tidyName(software.name, software.version);
    clues.publisher = RecordedPublisher::of(software.publisher);
    clues.publisherForms = clues.publisher.forms;
    clues.hit = names().find(software.name, clues.tidy, clues.publisher);
    clues.channel = clues.tidy.channel;
    if (clues.channel.isEmpty())
        clues.channel = channelOfVersion(software.version);
    if (clues.channel.isEmpty())
        clues.channel = channelOfBranch(software.channel);
    clues.ownKeys = identifierKeysOf(software.identifiers);
    addIdentifierClues(software, &clues);
    return clues;
}

/** One more identifier leads to a program. */
void ProgramIdentifier::leadTo(const CatalogPlace &place, Clues *clues)
{
    if (place.program < 0)
        return;
    clues->claimed = clues->claimed || (clues->place.program >= 0 && clues->place.program != place.program);
    if (clues->place.program < 0 || (clues->place.program == place.program && clues->place.channel.isEmpty()))
        clues->place = place;
}

void ProgramIdentifier::addIdentifierClues(const Software &software, Clues *clues) const
{
    for (const auto &[kind, value] : software.identifiers) {
        switch (kind) {
        case Kind::Winget:
            leadTo(m_identifiers.byWingetId(value), clues);
            clues->winget = m_winget.byId(value);
            clues->wingetMaker = foldedName(value.section(u'.', 0, 0));
            break;
        case Kind::ProductCode:
        case Kind::UpgradeCode:
            addWingetClues(value, clues);
            break;
        case Kind::PackageFamily:
            leadTo(m_identifiers.byPackageFamily(value), clues);
            addWingetClues(value, clues);
            break;
        case Kind::FlatpakId:
            leadTo(m_identifiers.byFlatpakId(value), clues);
            break;
        case Kind::SnapName:
            leadTo(m_identifiers.bySnapName(value), clues);
            break;
        case Kind::Purl:
            leadTo(m_identifiers.byKey(purlKey(value)), clues);
            clues->purl = clues->purl || !isGenericPurl(value);
            break;
        case Kind::Cpe:
            clues->cpe = clues->cpe || !cpeKey(value).isEmpty();
            if (clues->cpePlace.program < 0)
                clues->cpePlace = m_identifiers.byKey(cpeKey(value));
            break;
        default:
            break;
        }
    }
    if (clues->publisherForms.isEmpty() && clues->winget)
        clues->publisherForms = clues->winget->plainPublishers;
    if (clues->publisherForms.isEmpty() && !clues->wingetMaker.isEmpty())
        clues->publisherForms = {clues->wingetMaker};
}

/** Packages that share one code: of one program in many languages they lead to that program, of two to neither. */
void ProgramIdentifier::addWingetClues(const QString &code, Clues *clues) const
{
    const auto &forms = clues->publisher.forms;
    const auto looksAlike = [&](const WingetPackage &package) {
        return package.plainNames.contains(foldedName(clues->tidy.shown))
            || std::any_of(forms.begin(), forms.end(),
                           [&](const QString &form) { return package.plainPublishers.contains(form); });
    };
    auto packages = m_winget.byCode(code);
    if (!isUniqueCode(code))
        std::erase_if(packages, [&](const WingetPackage *package) { return !looksAlike(*package); });
    if (packages.empty())
        return;
    auto place = m_identifiers.byWingetId(packages.front()->id);
    for (const auto *package : packages) {
        const auto there = m_identifiers.byWingetId(package->id);
        if (there.program != place.program)
            return;
        if (there.channel != place.channel)
            place.channel.clear();
    }
    if (packages.size() == 1 && !clues->winget)
        clues->winget = packages.front();
    leadTo(place, clues);
}

ProgramIdentifier::Decision ProgramIdentifier::decide(const Clues &clues) const
{
    if (clues.place.program >= 0)
        return byIdentifier(clues);
    if (clues.purl)
        return {IdentityRung::ExactIdentifier, {}, true};
    return byLooks(clues);
}

ProgramIdentifier::Decision ProgramIdentifier::byIdentifier(const Clues &clues) const
{
    const auto &hit = clues.hit;
    const bool otherName = hit.program >= 0 && hit.fit != PublisherFit::Differs
        && !std::binary_search(hit.all.begin(), hit.all.end(), clues.place.program);
    const bool contradicted = clues.claimed || otherName;
    const bool believed = !contradicted || names().fit(clues.place.program, clues.publisher) == PublisherFit::Agrees;
    return {believed ? IdentityRung::ExactIdentifier : IdentityRung::NameOnly, clues.place, false};
}

ProgramIdentifier::Decision ProgramIdentifier::byLooks(const Clues &clues) const
{
    const auto &hit = clues.hit;
    const CatalogPlace named{hit.program, hit.channel};
    if (hit.program >= 0 && hit.fit == PublisherFit::Agrees)
        return {IdentityRung::Curated, named, false};
    if (clues.cpe)
        return {IdentityRung::Curated, clues.cpePlace, clues.cpePlace.program < 0};
    if (hit.tied)
        return {};
    // A key of the catalogue that its publisher and name make; the publisher is proven by that, the name is not.
    const auto keys = nameKeysOf(clues.publisherForms, clues.tidy);
    for (const auto &key : keys)
        if (const auto place = m_identifiers.byKey(key); place.program >= 0)
            return {IdentityRung::VendorAndName, place, false};
    const auto packages = m_winget.isEmpty() || clues.publisher.forms.isEmpty()
        ? std::vector<const WingetPackage *>()
        : m_winget.byName(foldedName(clues.tidy.shown),
                          clues.publisher.forms + QList<QString>{u"the"_s + clues.publisher.forms.front()});
    if (packages.size() == 1)
        if (const auto place = m_identifiers.byWingetId(packages.front()->id); place.program >= 0)
            return {IdentityRung::VendorAndName, place, false};
    if (hit.program >= 0)
        return {IdentityRung::NameOnly, named, hit.fit == PublisherFit::Differs};
    return {keys.isEmpty() ? IdentityRung::Unknown : IdentityRung::VendorAndName, {}, true};
}

namespace {

bool isPlaceholder(const CataloguedProgram &program, const QString &version)
{
    const auto &known = program.placeholderVersions;
    return !version.isEmpty() && std::any_of(known.begin(), known.end(), [&](const QString &placeholder) {
        return version == placeholder || compareVersions(program.scheme, version, placeholder) == 0;
    });
}

} // namespace

SoftwareIdentity ProgramIdentifier::catalogued(const Software &software, const Clues &clues, Decision decision) const
{
    const auto &program = m_programs[decision.place.program];
    SoftwareIdentity identity;
    identity.program = program.id;
    identity.displayName = program.name;
    identity.category = program.category;
    identity.lifecycle = program.lifecycle;
    identity.systemPart = program.systemPart;
    identity.scheme = program.scheme;
    identity.version = program.versionInName ? versionOfName(clues.name) : QString();
    if (identity.version.isEmpty())
        identity.version = comparableVersion(software, clues.winget);
    identity.version =
        isPlaceholder(program, identity.version) ? QString() : advisoryVersion(program.productKeys, identity.version);
    identity.productKeys = program.productKeys;
    // What a pattern or an identifier says comes before what one word of the name may mean.
    identity.channel = decision.place.channel;
    bool declared = !identity.channel.isEmpty();
    if (!declared && clues.hit.program == decision.place.program && !clues.hit.channel.isEmpty()) {
        identity.channel = clues.hit.channel;
        declared = true;
    }
    const bool ownName = clues.channel == m_ownChannels[decision.place.program]
        || (clues.hit.program == decision.place.program && clues.hit.namesChannel
            && clues.channel == clues.tidy.channel);
    if (!declared && !ownName)
        identity.channel = clues.channel;
    const auto &channels = program.channels;
    const auto known = std::find_if(channels.begin(), channels.end(),
                                    [&](const auto &channel) { return channel.name == identity.channel; });
    if (known != channels.end() && !known->productKeys.isEmpty())
        identity.productKeys = known->productKeys;
    const bool strange = !identity.channel.isEmpty() && !declared && known == channels.end();
    identity.rung = strange ? std::max(decision.rung, IdentityRung::VendorAndName) : decision.rung;
    // A CPE that belongs to another program of the catalogue was a guess of whoever wrote the inventory.
    for (const auto &key : clues.ownKeys)
        if (const auto owner = m_identifiers.byKey(key).program; owner < 0 || owner == decision.place.program)
            identity.productKeys.append(key);
    sortFilled(&identity.productKeys);
    return identity;
}

SoftwareIdentity ProgramIdentifier::uncatalogued(const Software &software, const Clues &clues,
                                                 const Decision &decision) const
{
    SoftwareIdentity identity;
    identity.rung = decision.rung;
    identity.displayName = software.displayName;
    if (identity.displayName.isEmpty())
        identity.displayName = clues.tidy.shown.isEmpty() ? clues.name : clues.tidy.shown;
    identity.channel = clues.channel;
    identity.systemPart = looksLikeSystemPart(software);
    identity.version = comparableVersion(software, clues.winget);
    identity.scheme = schemeOf(software);
    identity.productKeys = clues.ownKeys;
    // A name may stand beside an identifier only where it is no surer than the name itself.
    if (identity.rung == IdentityRung::VendorAndName || identity.rung == IdentityRung::NameOnly)
        identity.productKeys.append(nameKeysOf(clues.publisherForms, clues.tidy));
    if (decision.keysOnly && decision.place.program >= 0)
        identity.productKeys.append(m_programs[decision.place.program].productKeys);
    sortFilled(&identity.productKeys);
    return identity;
}

} // namespace Patchwijzer
