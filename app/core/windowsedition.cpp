// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsrelease.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** An EditionID and its words from Windows 10 on; what a product name is searched for. */
struct Edition {
    QStringView id;
    QStringView words;
};

// Longest words first, so that "Pro for Workstations" is not taken for "Pro".
// @see https://learn.microsoft.com/windows/deployment/upgrade/windows-upgrade-and-migration-considerations
constexpr auto editions = std::to_array<Edition>({
    {u"ServerTurbine", u"Datacenter: Azure Edition"},
    {u"ServerDatacenterEval", u"Datacenter Evaluation"},
    {u"CoreSingleLanguage", u"Home Single Language"},
    {u"ServerStandardEval", u"Standard Evaluation"},
    {u"ProfessionalWorkstationN", u"Pro N for Workstations"},
    {u"ProfessionalWorkstation", u"Pro for Workstations"},
    {u"ServerRdsh", u"Enterprise multi-session"},
    {u"IoTEnterpriseS", u"IoT Enterprise LTSC"},
    {u"EnterpriseSN", u"Enterprise N LTSC"},
    {u"ProfessionalEducationN", u"Pro Education N"},
    {u"ProfessionalEducation", u"Pro Education"},
    {u"EnterpriseS", u"Enterprise LTSC"},
    {u"ServerSolution", u"Essentials"},
    {u"IoTEnterprise", u"IoT Enterprise"},
    {u"ServerHyper", u"Hyper-V"},
    {u"EnterpriseG", u"Enterprise G"},
    {u"EnterpriseN", u"Enterprise N"},
    {u"HomePremium", u"Home Premium"},
    {u"EducationN", u"Education N"},
    {u"ServerDatacenter", u"Datacenter"},
    {u"Enterprise", u"Enterprise"},
    {u"ServerStandard", u"Standard"},
    {u"CoreCountrySpecific", u"Home China"},
    {u"HomeBasic", u"Home Basic"},
    {u"Education", u"Education"},
    {u"Ultimate", u"Ultimate"},
    {u"Business", u"Business"},
    {u"Starter", u"Starter"},
    {u"Professional", u"Professional"}, // As it was called up to Windows 7.
    {u"CoreN", u"Home N"},
    {u"ProfessionalN", u"Pro N"},
    {u"ServerWeb", u"Web"},
    {u"Cloud", u"S"},
    {u"CloudEdition", u"SE"},
    {u"PPIPro", u"Team"},
    {u"Core", u"Home"},
    {u"Professional", u"Pro"},
});

/** Editions of a server that say the same but for how it was sold or is shown. */
QStringView plainServer(QStringView edition)
{
    if (edition.startsWith(u"Server")) {
        for (const auto ending : {QStringView(u"ACor"), QStringView(u"Core"), QStringView(u"Cor"), QStringView(u"V")}) {
            if (edition.endsWith(ending))
                return edition.chopped(ending.size());
        }
    }
    return edition;
}

bool holdsWords(QStringView text, QStringView words)
{
    const auto isLetter = [&](qsizetype i) { return i >= 0 && i < text.size() && text[i].isLetterOrNumber(); };
    for (auto at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(words, at + 1, Qt::CaseInsensitive)) {
        if (!isLetter(at - 1) && !isLetter(at + words.size()))
            return true;
    }
    return false;
}

constexpr qsizetype maxNameLength = 256;
constexpr int windows7 = 7601;
constexpr int windows81 = 9600;

} // namespace

QString windowsEditionWords(QStringView edition, int build)
{
    if (edition == u"Professional" || edition == u"ProfessionalN") {
        const auto word = build > 0 && build <= windows7 ? u"Professional"_s : u"Pro"_s;
        return edition.endsWith(u'N') ? word + u" N"_s : word;
    }
    // Windows 8 and 8.1 for the home had no word of their own.
    if (edition == u"Core" && build > windows7 && build <= windows81)
        return {};
    if (edition == u"ServerEnterprise" || edition == u"ServerEnterpriseCore")
        return u"Enterprise"_s;
    const auto plain = plainServer(edition);
    const auto *const found = std::find_if(editions.begin(), editions.end(),
                                           [&](const Edition &one) { return one.id == edition || one.id == plain; });
    return found == editions.end() ? QString() : found->words.toString();
}

QString windowsEditionOf(QStringView productName)
{
    productName = productName.left(maxNameLength);
    const bool server = productName.contains(u"Server", Qt::CaseInsensitive);
    for (const auto &edition : editions) {
        if (!holdsWords(productName, edition.words))
            continue;
        if (server == edition.id.startsWith(u"Server") || edition.id == u"ServerRdsh")
            return edition.id.toString();
        if (server && edition.id == u"Enterprise")
            return u"ServerEnterprise"_s;
    }
    return {};
}

} // namespace Patchwijzer
