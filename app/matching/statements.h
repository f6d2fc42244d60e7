// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/dataspace.h"
#include "matching/rules.h"
#include "matching/subject.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace Patchwijzer {

/** Whether a statement about a package of that name is about this one. */
enum class Concern {
    No,
    Yes,
    ModuleUnknown,  ///< Both are in a module, and it is not told whether in the same stream of it.
    FlavourUnknown, ///< This is built in a special way (ksplice, FIPS), and the statement is about the usual one.
};

/** By architecture, module stream and flavour.
 *  @see facts: MATCHING 13
 */
[[nodiscard]] Concern concernOf(const Subject &subject, const AffectedPackage &statement);

/** "ksplice1", "ksplice2", "fips": how a version says that it was built in a special way; empty for the usual one. */
[[nodiscard]] QStringView flavourOf(QStringView version);

/** All statements of one advisory about one package: those about repairs for everybody, and those for who bought more.
 *  The pointers are borrowed.
 */
struct Statements {
    std::vector<const AffectedPackage *> free;
    std::vector<const AffectedPackage *> paid;
    bool moduleUnknown = false;
    bool flavourUnknown = false;

    void clear();
    void add(const AffectedPackage *statement, SpaceFit fit, const Subject &subject);
    /** There is nothing in them about this very package. */
    [[nodiscard]] bool isEmpty() const { return free.empty() && paid.empty() && !moduleUnknown && !flavourUnknown; }
};

/** What they say together. Besides what judgeVersion() answers: Undetermined with "epochUnknown", when one side leaves
 *  the epoch out and that makes a difference; "moduleUnknown"; "flavourUnknown".
 *  @param kinship Rebuilt: ends of versions that the rebuild changed are left out of the comparison.
 */
[[nodiscard]] RuleAnswer judgeStatements(const Statements &statements, const Subject &subject, Kinship kinship);

} // namespace Patchwijzer
