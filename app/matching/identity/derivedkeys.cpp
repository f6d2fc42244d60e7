// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/derivedkeys.h"

#include "core/productkey.h"
#include "core/sortunique.h"

namespace Patchwijzer {
namespace {

/** The name, and what is left of it behind a form of its publisher. */
QList<QString> productForms(const QString &name, const QList<QString> &publisherForms)
{
    QList<QString> forms{name};
    for (auto space = name.indexOf(u' '); space > 0; space = name.indexOf(u' ', space + 1))
        if (publisherForms.contains(foldedName(QStringView(name).first(space))))
            forms.append(name.sliced(space + 1));
    return forms;
}

} // namespace

QList<QString> nameKeysOf(const QList<QString> &publisherForms, const TidyName &name)
{
    QList<QString> keys;
    // A channel is part of the product: "Firefox ESR" is not looked up as "Firefox".
    const auto products = productForms(name.shown, publisherForms);
    for (const auto &publisher : publisherForms)
        for (const auto &product : products)
            keys.append(nameKey(publisher, product));
    sortFilled(&keys);
    return keys;
}

QList<QString> identifierKeysOf(const QList<SoftwareIdentifier> &identifiers)
{
    QList<QString> keys;
    for (const auto &identifier : identifiers) {
        if (identifier.kind == SoftwareIdentifier::Kind::Cpe)
            keys.append(cpeKey(identifier.value));
        else if (identifier.kind == SoftwareIdentifier::Kind::Purl)
            keys.append(purlKey(identifier.value));
    }
    sortFilled(&keys);
    return keys;
}

} // namespace Patchwijzer
