// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include "inventory/inventoryforms.h"
#include "inventory/inventoryjson.h"
#include "inventory/jsonoutline.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

Result<Inventory> readInventoryFile(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    const auto first = firstCharacter(bytes);
    if (first == '\0' && bytes.trimmed().isEmpty())
        return fail(Error::Code::NoSoftwareList, name, u"no packages: the file is empty"_s);
    const auto unusable = unusableForms();
    const auto known =
        std::find_if(unusable.begin(), unusable.end(), [&](const UnusableForm &one) { return one.looksLike(bytes); });
    if (known != unusable.end())
        return fail(Error::Code::UnknownFormat, name,
                    u"this is %1: %2"_s.arg(QLatin1StringView(known->name), QLatin1StringView(known->reason)));
    const auto forms = inventoryForms();
    const auto form =
        std::find_if(forms.begin(), forms.end(), [&](const InventoryForm &one) { return one.looksLike(bytes); });
    if (form != forms.end())
        return form->read(bytes, name, now);
    if (first == '{')
        return inventoryFromJson(bytes, name, now); // Says whether it is broken, or JSON of another kind.
    return fail(Error::Code::UnknownFormat, name, u"no list of installed programs that we know"_s);
}

} // namespace Patchwijzer
