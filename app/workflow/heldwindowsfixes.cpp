// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/heldwindowsfixes.h"

#include "core/productkey.h"
#include "core/windowsproduct.h"
#include "feeds/claims/documentclaims.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/cveparser.h"
#include "feeds/msrccvrf.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto microsoftKey = "msrc:"_L1;

/** The names under which documents may name one product: with and without the sort of computer, which some write
 *  apart, and the first Windows 10 with the number that it was given later.
 */
QList<QString> namesOf(const QString &product)
{
    static const QRegularExpression computer(u" for (x64|32-bit|ARM64|Itanium)(-based)? systems"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    auto plain = product;
    plain.remove(computer).remove(" (Server Core installation)"_L1);
    QList<QString> names{product, plain, plain + " (Server Core installation)"_L1};
    if (plain == "Windows 10"_L1)
        names.append(plain + " Version 1507"_L1);
    return names;
}

QList<QString> documentKeys(const QList<QString> &products)
{
    QSet<QString> keys;
    for (const auto &product : products) {
        for (const auto &name : namesOf(product))
            keys.unite({msrcKey(name), nameKey(u"Microsoft", name)});
    }
    auto sorted = keys.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void addDocument(const FeedDocument &document, WindowsFixReader *reader)
{
    // What cannot be read any more was said when it was imported.
    switch (document.kind) {
    case DocumentKind::MsrcCvrf:
        if (const auto read = parseMsrcCvrf(document.bytes, document.key))
            reader->add(read->bulletin, document.feed);
        break;
    case DocumentKind::Csaf:
        if (const auto read = parseCsaf(document.bytes, document.key))
            reader->add(read->document, document.feed);
        break;
    case DocumentKind::CveRecord:
        if (const auto read = parseCveRecords(document.bytes, document.key)) {
            for (const auto &record : read->records)
                reader->add(record, document.feed);
        }
        break;
    default:
        break;
    }
}

Result<void> addUpdates(const FeedDatabase &database, const QString &product, WindowsFixReader *reader)
{
    PW_TRY(const auto names, database.windowsProducts());
    for (const auto &name : names) {
        // Components say what they are on.
        if (microsoftProductName(name) != product && !name.endsWith(product, Qt::CaseInsensitive))
            continue;
        PW_TRY(const auto updates, database.windowsUpdatesFor(name));
        for (const auto &update : updates)
            reader->add(update);
    }
    return {};
}

} // namespace

Result<WindowsFixes> windowsFixesFor(const FeedDatabase &database, const Machine &machine,
                                     const QSet<QString> &programs)
{
    QList<QString> products;
    for (const auto &key : programs) {
        if (key.startsWith(microsoftKey))
            products.append(key.mid(microsoftKey.size()));
    }
    const auto system = machine.windows ? machine.windows->advisoryName : QString();
    if (!system.isEmpty())
        products.append(system);
    if (products.isEmpty())
        return WindowsFixes();
    std::sort(products.begin(), products.end());
    WindowsFixReader reader(products);
    const auto keys = documentKeys(products);
    QList<DocumentKind> kinds{DocumentKind::Csaf, DocumentKind::CveRecord};
    PW_TRY(const bool takenApart, database.productsIndexed(productKeyRules));
    if (takenApart) {
        PW_TRY(const auto bulletins, database.windowsFixesFor(products, keys));
        reader.add(bulletins);
    } else {
        kinds.append(DocumentKind::MsrcCvrf);
    }
    PW_TRY_VOID(database.forEachDocumentNaming(keys, kinds, [&](const FeedDocument &document) -> Result<void> {
        addDocument(document, &reader);
        return {};
    }));
    if (!system.isEmpty()) {
        PW_TRY_VOID(addUpdates(database, system, &reader));
    }
    return reader.take();
}

} // namespace Patchwijzer
