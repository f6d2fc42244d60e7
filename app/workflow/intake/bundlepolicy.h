// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/bundlecheck.h"
#include "workflow/feedimport.h"

#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** Which bundles an import takes, and which ones somebody has to be asked about. */
class BundlePolicy
{
public:
    BundlePolicy(QList<TrustedKey> trusted, ImportOptions options);

    [[nodiscard]] const QList<TrustedKey> &trusted() const { return m_trusted; }
    /** The answer for visitBundle(); notes what is not taken.
     *  @param path file or folder that was given or found.
     *  @param inside path of the bundle in that file; empty when it is the file.
     */
    [[nodiscard]] AcceptBundle accept(const QString &path, const QString &inside);
    [[nodiscard]] const QList<DoubtedBundle> &doubted() const { return m_doubted; }

private:
    [[nodiscard]] bool decide(const BundleCheck &check, const QString &path, const QString &inside);

    QList<TrustedKey> m_trusted;
    ImportOptions m_options;
    QList<DoubtedBundle> m_doubted;
};

} // namespace Patchwijzer
