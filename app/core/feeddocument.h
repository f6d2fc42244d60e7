// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "core/windowsfix.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** How far a published document may be believed. */
enum class DocumentState {
    Valid,     ///< It keeps to the rules of its format.
    Lenient,   ///< It breaks some of them, but its publisher always does: used, and marked.
    Unchecked, ///< Its format has no rules that we can check.
    SetApart,  ///< It breaks the rules: kept with the reason, and used for nothing.
};

/** What a document is; stored as a number, so never change one. */
enum class DocumentKind {
    Csaf = 1,
    CveRecord = 2,
    MsrcCvrf = 3,
    EndOfLife = 4,
    DistroInfo = 5,
    DebianSupport = 6,
    WingetIndex = 7,
    ExploitedList = 8,  ///< Of CISA, the EU or the EUVD.
    WingetDatabase = 9, ///< The SQLite file in Microsoft's own source.msix and source2.msix.
    NvdRecord = 10,     ///< One CVE of the NVD's API 2.0.
};

/** A file as its publisher made it, kept whole: what the parser of its kind reads again when it is needed. */
struct FeedDocument {
    QString feed;       ///< Feed id, "csaf-ncsc-nl".
    QString key;        ///< Tells it apart within its feed: publisher and tracking id, CVE id, month. Never empty.
    QString title;      ///< For people; may be empty.
    QDateTime revision; ///< UTC: how new this version of it is.
    QString version;    ///< What its publisher calls this version: it orders before the date. May be empty.
    DocumentKind kind = DocumentKind::Csaf;
    DocumentState state = DocumentState::Valid;
    QString reason;                  ///< Why it is not valid: "6.1.7, 6.1.8"; else empty.
    QList<QString> cves;             ///< It says something about these; sorted, no duplicates.
    QList<QString> productKeys = {}; ///< It says something about these products: core/productkey.h; sorted, likewise.
    WindowsFixes fixes = {};         ///< What a bulletin of Microsoft says of its products; of other kinds nothing.
    QList<ProductClaim> claims = {}; ///< What it says of products, `feed` apart. None: read it when that is asked for.
    QString publisher = {};          ///< Of a CSAF document: its namespace, which `key` begins with, before a slash.
    bool withdrawn = false;          ///< Of a CVE record: rejected.
    bool shareable = true;           ///< The document itself does not forbid to pass it on (TLP).
    QByteArray bytes;                ///< As published.

    bool operator==(const FeedDocument &) const = default;
};

} // namespace Patchwijzer
