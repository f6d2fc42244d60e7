// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/softwarecatalog.h"
#include "core/softwareidentity.h"
#include "core/wingetpackage.h"
#include "matching/identity/identifierindex.h"
#include "matching/identity/namepatterns.h"
#include "matching/identity/wingetlookup.h"

#include <QList>

#include <memory>
#include <mutex>
#include <optional>

namespace Patchwijzer {

/** Says which product a record of an inventory is about, and how sure that is. Built once; any thread may ask.
 *  The order of the catalogue, of winget's list and of the inventory makes no difference.
 *
 *  - DistributionPackage: of a distribution's package manager, or owned by such a package. Its own data judge it: no
 * keys.
 *  - SystemBuild: Windows itself.
 *  - ExactIdentifier: a purl, or an identifier (winget, installer, MSIX, flatpak, snap) that leads to the catalogue.
 *  - Curated: a name of the catalogue *and* its publisher; or a CPE that the inventory itself gives.
 *  - VendorAndName: publisher and name, made alike, are all there is. Also what an identifier of winget leads to when
 *    the catalogue does not know it: advisories about it can then only be found by names. And a catalogued program of
 *    a channel ("Beta") that the catalogue says nothing of.
 *  - NameOnly: a name of the catalogue without its publisher. However special the name: anybody can write one into an
 *    uninstall entry, lists without publishers hold helpers and look-alikes too, and a wrong alarm costs more than a
 *    question. With no publisher `program` is filled; with another publisher it is not, for then it is another program,
 *    or at least one we cannot vouch for. Also when an identifier and the name contradict each other.
 *  - Unknown: nothing to go by, or two programs that have as good a claim: never a guess.
 *  @see facts: MATCHING 2, 3; what users complain about 3, 4, 5
 */
class ProgramIdentifier
{
public:
    explicit ProgramIdentifier(const SoftwareCatalog &catalog, QList<WingetPackage> winget = {});

    [[nodiscard]] SoftwareIdentity identify(const Software &software) const;

private:
    struct Clues;
    struct Decision;
    /** Hundreds of regular expressions, which packages of a distribution never ask for: made for the first that does.
     */
    struct Names {
        std::once_flag made;
        std::optional<NamePatterns> patterns;
    };

    [[nodiscard]] const NamePatterns &names() const;

    [[nodiscard]] SoftwareIdentity distributionPackage(const Software &software) const;
    [[nodiscard]] Clues cluesOf(const Software &software) const;
    void addIdentifierClues(const Software &software, Clues *clues) const;
    void addWingetClues(const QString &code, Clues *clues) const;
    static void leadTo(const CatalogPlace &place, Clues *clues);
    [[nodiscard]] Decision decide(const Clues &clues) const;
    [[nodiscard]] Decision byIdentifier(const Clues &clues) const;
    [[nodiscard]] Decision byLooks(const Clues &clues) const;
    [[nodiscard]] SoftwareIdentity catalogued(const Software &software, const Clues &clues, Decision decision) const;
    [[nodiscard]] SoftwareIdentity uncatalogued(const Software &software, const Clues &clues,
                                                const Decision &decision) const;

    QList<CataloguedProgram> m_programs; ///< Sorted by id.
    QList<QString> m_ownChannels;        ///< By program: the channel that its name for people has.
    std::unique_ptr<Names> m_names = std::make_unique<Names>();
    IdentifierIndex m_identifiers;
    WingetLookup m_winget;
};

} // namespace Patchwijzer
