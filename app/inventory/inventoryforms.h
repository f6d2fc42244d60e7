// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <span>

namespace Patchwijzer {

/** One form in which a list of what is installed can be given to us. */
struct InventoryForm {
    const char *name; ///< In English, for messages and tests: "GLPI inventory in JSON".

    /** By content alone, quickly, and without fault on any bytes: also true for a document that is cut off. */
    bool (*looksLike)(const QByteArray &bytes);

    /** @param name of the file, for messages only. */
    Result<Inventory> (*read)(const QByteArray &bytes, const QString &name, const QDateTime &now);
};

/** Every form that we read, in the order in which they are tried: the most particular first. */
[[nodiscard]] std::span<const InventoryForm> inventoryForms();

/** A form that we know and cannot use. */
struct UnusableForm {
    const char *name;   ///< "Homebrew list"
    const char *reason; ///< Why not, and what to give instead.
    bool (*looksLike)(const QByteArray &bytes);
};

[[nodiscard]] std::span<const UnusableForm> unusableForms();

} // namespace Patchwijzer
