// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/intake/bundlepolicy.h"

#include <algorithm>
#include <utility>

namespace Patchwijzer {

BundlePolicy::BundlePolicy(QList<TrustedKey> trusted, ImportOptions options)
    : m_trusted(std::move(trusted))
    , m_options(std::move(options))
{
}

AcceptBundle BundlePolicy::accept(const QString &path, const QString &inside)
{
    return [this, path, inside](const BundleCheck &check) { return decide(check, path, inside); };
}

bool BundlePolicy::decide(const BundleCheck &check, const QString &path, const QString &inside)
{
    if (m_options.acceptUnsigned || m_options.accepted.contains(check.manifestHash))
        return true;
    // The same one twice, packed and unpacked, is one question.
    const bool asked = std::any_of(m_doubted.cbegin(), m_doubted.cend(), [&](const DoubtedBundle &other) {
        return other.check.manifestHash == check.manifestHash;
    });
    if (!asked && m_doubted.size() < maxDoubtedBundles)
        m_doubted.append({path, inside, check});
    return false;
}

} // namespace Patchwijzer
