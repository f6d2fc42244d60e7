// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafcontext.h"
#include "feeds/csaf/csafdialect.h"

// Inside feeds/csaf only: the parts of a document, one function each.
namespace Patchwijzer::Csaf {

/** Reads `document`, whatever its version. @return MissingField without a tracking id; BadValue for a key twice. */
[[nodiscard]] Result<void> readHead(Context &context, const Element &head, const Place &place, CsafDocument *document);

/** Reads `product_tree` and tells @p context the ids and groups. */
void readProductTree(Context &context, Dialect &dialect, const Field &field, const Place &place,
                     CsafDocument *document);

/** Reads `vulnerabilities`; after the product tree. */
void readVulnerabilities(Context &context, Dialect &dialect, const Field &field, const Place &place,
                         CsafDocument *document);

/** Reads nothing but CVE, title and notes: what can be expected of any version. */
void readVulnerabilityTitles(Context &context, const Field &field, const Place &place, CsafDocument *document);

[[nodiscard]] QList<CsafNote> readNotes(Context &context, const Field &field, const Place &place);
[[nodiscard]] QList<CsafReference> readReferences(Context &context, const Field &field, const Place &place);

/** Fills in CsafProduct::base and links. @param composites in the order of the document, like @p products.
 *  @param products index of each composite's own product, or -1 for one to pass over.
 */
void resolveComposites(Context &context, const Composites &composites, const std::vector<int> &products,
                       const Place &place, CsafDocument *document);

} // namespace Patchwijzer::Csaf
