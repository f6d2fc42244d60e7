// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/bundlewarning.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/texts.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QFileInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype listsShown = 6;
constexpr int widthAsDrawn = 480;

QString whoText(const DoubtedBundle &bundle)
{
    auto name = QFileInfo(bundle.path).fileName();
    if (!bundle.inside.isEmpty())
        name = BundleWarning::tr("%1 in %2", "a file in a packed file").arg(QFileInfo(bundle.inside).fileName(), name);
    if (bundle.check.trust == BundleTrust::UnknownKey)
        return BundleWarning::tr("Somebody signed “%1”, but we do not know that person. The number of the key is %2.")
            .arg(name, bundle.check.keyId);
    return BundleWarning::tr("Nobody signed “%1”. So we cannot see who made it.").arg(name);
}

QString listsText(const BundleManifest &manifest)
{
    QStringList lines;
    for (const auto &feed : manifest.feeds.first(std::min(manifest.feeds.size(), listsShown)))
        lines.append(
            BundleWarning::tr("%1, from %2").arg(capitalised(feedText(feed.id)), dateText(feed.dataDate.date())));
    if (const auto more = manifest.feeds.size() - listsShown; more > 0)
        lines.append(BundleWarning::tr("and %Ln more list(s)", nullptr, static_cast<int>(more)));
    return lines.join(u'\n');
}

} // namespace

BundleWarning::BundleWarning(const DoubtedBundle &bundle, QWidget *parent)
    : ScrollDialog(tr("Do you know who made this file?"), widthAsDrawn, parent)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(Space::row);
    head->addWidget(new IconLabel(Icon::Warning, Ink::ThisWeek), 0, Qt::AlignTop);
    head->addWidget(cardTitleText(windowTitle()), 1);
    body()->addLayout(head);
    const auto who = whoText(bundle);
    const auto advice = tr("Only read it in if you got this file from someone you trust. False lists can hide leaks "
                           "from you.");
    body()->addWidget(bodyText(who));
    // Before what is in it: that may be long, and this may not be scrolled away.
    body()->addWidget(strongText(advice));
    const auto &manifest = bundle.check.manifest;
    body()->addWidget(bodyText(tr("According to the file itself it was made on %1. These lists are in it:")
                                   .arg(dateText(manifest.createdAt.toLocalTime().date()))));
    body()->addWidget(mutedText(listsText(manifest)));

    auto *no = primaryButton(tr("Do not read it in"));
    auto *yes = outlinedButton(tr("Read it in all the same"));
    no->setDefault(true);
    yes->setAutoDefault(false);
    answers()->addWidget(no);
    answers()->addWidget(yes);
    setAccessibleDescription(who + u' ' + advice);
    connect(no, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(yes, &QAbstractButton::clicked, this, &QDialog::accept);
    no->setFocus();
    fit();
}

} // namespace Patchwijzer
