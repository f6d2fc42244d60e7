// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kbfact.h"
#include "core/msrcbulletin.h"
#include "core/windowsfix.h"
#include "feeds/csaf/csafdocument.h"
#include "feeds/cverecord.h"

#include <QList>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** Takes out of documents of Microsoft and about it what concerns a few products. A month of CVRF is up to 25 MB in
 *  memory: feed it one document after another, and let each go; what is kept is a few hundred kB.
 */
class WindowsFixReader
{
public:
    /** @param products names in advisories. One of Windows stands for the components on it as well; one of a program
     * for all products of its family, see microsoftProductFamily().
     */
    explicit WindowsFixReader(const QList<QString> &products);
    /** For all products there are. */
    WindowsFixReader();
    ~WindowsFixReader();
    WindowsFixReader(const WindowsFixReader &) = delete;
    WindowsFixReader &operator=(const WindowsFixReader &) = delete;

    /** Servicing stack updates are left out: they repair nothing but the program that installs updates. */
    void add(const MsrcBulletin &bulletin, const QString &feed = QStringLiteral("msrc-cvrf"));
    /** Documents of other publishers, and drafts, give nothing. */
    void add(const CsafDocument &document, const QString &feed = QStringLiteral("csaf-microsoft"));
    /** Only what Microsoft itself says as the CNA. */
    void add(const CveRecord &record, const QString &feed = QStringLiteral("cve-list"));
    void add(const KbFact &fact, const QString &feed = QStringLiteral("wesng"));
    /** What windowsFixesOf() took out of documents before, of the products asked for: all of it counts. */
    void add(const WindowsFixes &found);

    /** Everything so far; the reader is empty then. The order of what was added does not matter. */
    [[nodiscard]] WindowsFixes take();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** What a bulletin says of all its products. */
[[nodiscard]] WindowsFixes windowsFixesOf(const MsrcBulletin &bulletin, const QString &feed);

} // namespace Patchwijzer
