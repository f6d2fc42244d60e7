// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/clicktorun.h"

#include "inventory/windows/arprules.h"
#include "inventory/windows/windowstext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxProducts = 50;
constexpr qsizetype maxIdLength = 64;

struct Named {
    QStringView id;
    QStringView name;
};

constexpr auto channels = std::to_array<Named>({
    {u"492350f6-3a01-4f97-b9c0-c7c6ddf67d60", u"Current Channel"},
    {u"64256afe-f5d9-4f86-8936-8840a6a4f5be", u"Current Channel (Preview)"},
    {u"55336b82-a18d-4dd6-b5f6-9e5095c314a6", u"Monthly Enterprise Channel"},
    {u"7ffbc6bf-bc32-4f92-8982-f9dd17fd3114", u"Semi-Annual Enterprise Channel"},
    {u"b8f9b850-328d-4355-9145-c59439a0c4cf", u"Semi-Annual Enterprise Channel (Preview)"},
    {u"5440fd1f-7ecb-4221-8110-145efaa6372f", u"Beta Channel"},
    {u"f2e724c1-748f-4b47-8fb8-8e0d210e9208", u"Office 2019 Perpetual Enterprise"},
    {u"5030841d-c919-4594-8d2d-84ae4f96e58e", u"Office LTSC 2021 Perpetual Enterprise"},
});

// As Office calls itself in the list of programs.
constexpr auto products = std::to_array<Named>({
    {u"O365BusinessRetail", u"Microsoft 365 Apps for business"},
    {u"O365ProPlusRetail", u"Microsoft 365 Apps for enterprise"},
    {u"O365HomePremRetail", u"Microsoft 365"},
    {u"HomeBusinessRetail", u"Microsoft Office Home and Business 2016"},
    {u"HomeBusiness2019Retail", u"Microsoft Office Home and Business 2019"},
    {u"HomeBusiness2021Retail", u"Microsoft Office Home and Business 2021"},
    {u"HomeBusiness2024Retail", u"Microsoft Office Home and Business 2024"},
    {u"HomeStudentRetail", u"Microsoft Office Home and Student 2016"},
    {u"HomeStudent2019Retail", u"Microsoft Office Home and Student 2019"},
    {u"HomeStudent2021Retail", u"Microsoft Office Home and Student 2021"},
    {u"ProPlusRetail", u"Microsoft Office Professional Plus 2016"},
    {u"ProPlus2019Retail", u"Microsoft Office Professional Plus 2019"},
    {u"ProPlus2019Volume", u"Microsoft Office Professional Plus 2019"},
    {u"ProPlus2021Retail", u"Microsoft Office Professional Plus 2021"},
    {u"ProPlus2021Volume", u"Microsoft Office LTSC Professional Plus 2021"},
    {u"ProPlus2024Volume", u"Microsoft Office LTSC Professional Plus 2024"},
    {u"Standard2019Volume", u"Microsoft Office Standard 2019"},
    {u"Standard2021Volume", u"Microsoft Office LTSC Standard 2021"},
    {u"Standard2024Volume", u"Microsoft Office LTSC Standard 2024"},
    {u"VisioProRetail", u"Microsoft Visio Professional"},
    {u"ProjectProRetail", u"Microsoft Project Professional"},
    {u"OneNoteFreeRetail", u"Microsoft OneNote"},
    {u"AccessRuntimeRetail", u"Microsoft Access Runtime"},
});

template<typename Table>
QString nameIn(const Table &table, QStringView id)
{
    const auto *const found = std::find_if(
        table.begin(), table.end(), [&](const Named &one) { return one.id.compare(id, Qt::CaseInsensitive) == 0; });
    return found == table.end() ? QString() : found->name.toString();
}

QString guidIn(const QString &text)
{
    static const QRegularExpression form(u"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    return form.match(text.left(1024).toLower()).captured(0);
}

void mark(const OfficeSetup &office, const QString &product, Software *software)
{
    software->source = u"clickToRun"_s;
    software->channel = officeChannelName(office.channel);
    software->held = office.updatesOff;
    software->identifiers.append({SoftwareIdentifier::Kind::OfficeProduct, product});
    if (!office.channel.isEmpty())
        software->identifiers.append({SoftwareIdentifier::Kind::OfficeChannel, office.channel});
    if (software->architecture.isEmpty())
        software->architecture = office.architecture;
    // What Office reports is newer than its row, which is rewritten only now and then.
    if (!office.version.isEmpty()) {
        software->version = office.version;
        software->sourceVersion = office.version;
        software->versionOrigin = VersionOrigin::Recorded;
    }
}

bool isRowOf(const Software &software, const QString &product)
{
    const auto row = product.toLower() + u" - "_s;
    return software.source == "registry"_L1
        && std::any_of(software.identifiers.begin(), software.identifiers.end(), [&](const SoftwareIdentifier &one) {
               return one.kind == SoftwareIdentifier::Kind::ProductCode && one.value.startsWith(row);
           });
}

} // namespace

QString officeChannelName(QStringView guid)
{
    return nameIn(channels, guid);
}

OfficeSetup officeOf(const RegistryKey &configuration)
{
    OfficeSetup office;
    office.version = versionInField(configuration.text(u"VersionToReport")).version;
    const auto ids = configuration.text(u"ProductReleaseIds").left(4096).split(u',');
    for (const auto &one : ids) {
        const auto id = oneLine(one, maxIdLength);
        if (!id.isEmpty() && office.products.size() < maxProducts && !office.products.contains(id))
            office.products.append(id);
    }
    std::sort(office.products.begin(), office.products.end());
    office.architecture = configuration.text(u"Platform").trimmed().toLower();
    if (office.architecture != "x86"_L1 && office.architecture != "x64"_L1)
        office.architecture.clear();
    // A policy may set another channel; the first of these is what updates really come from.
    for (const auto name : {QStringView(u"UpdateChannel"), QStringView(u"CDNBaseUrl"), QStringView(u"AudienceId")}) {
        if (office.channel.isEmpty())
            office.channel = guidIn(configuration.text(name));
    }
    office.updatesOff = configuration.text(u"UpdatesEnabled").compare(u"False", Qt::CaseInsensitive) == 0;
    return office;
}

void addOffice(const OfficeSetup &office, QList<Software> *software)
{
    for (const auto &product : office.products) {
        bool listed = false;
        for (auto &row : *software) {
            if (!isRowOf(row, product))
                continue;
            mark(office, product, &row);
            listed = true;
        }
        if (listed)
            continue;
        const auto name = nameIn(products, product);
        auto row = windowsProgram(name.isEmpty() ? u"Microsoft Office ("_s + product + u')' : name, u"clickToRun"_s);
        row.publisher = u"Microsoft Corporation"_s;
        row.scope = InstallScope::Machine;
        mark(office, product, &row);
        software->append(row);
    }
}

} // namespace Patchwijzer
