// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"
#include "matching/identity/patternshape.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

// Lines: name, publisher, version, and an identifier that is tried as every kind.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const ProgramIdentifier identifier(softwareCatalog());
    const auto lines = QString::fromUtf8(bytesOf(data, size)).split(u'\n');
    Software software;
    software.kind = SoftwareKind::Program;
    software.source = u"registry"_s;
    software.name = lines.value(0);
    software.publisher = lines.value(1);
    software.version = lines.value(2);
    for (int kind = 0; kind <= int(SoftwareIdentifier::Kind::KnownDevice); ++kind) {
        software.identifiers = {{SoftwareIdentifier::Kind(kind), lines.value(3)}};
        const auto identity = identifier.identify(software);
        require(identity == identifier.identify(software), "the same record is the same program");
        require(identity.displayName.size() <= maxNameLength, "a name is short");
        require(identity.rung != IdentityRung::SystemBuild, "a program is not the system");
    }
    software.identifiers.clear();
    software.publisher.clear();
    const auto bare = identifier.identify(software);
    require(bare.rung != IdentityRung::ExactIdentifier, "a bare name identifies nothing");
    (void)shapeOf(software.name);
    return 0;
}
