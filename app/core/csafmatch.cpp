// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csafmatch.h"

#include "core/nametable.h"

#include <QCryptographicHash>

namespace Patchwijzer {

template<>
struct Names<RemediationMark> {
    static constexpr std::array rows{
        Row<RemediationMark>{RemediationMark::Open, u"open"},
        Row<RemediationMark>{RemediationMark::Busy, u"busy"},
        Row<RemediationMark>{RemediationMark::Done, u"done"},
    };
};

template<>
struct Names<MatchNews> {
    static constexpr std::array rows{
        Row<MatchNews>{MatchNews::New, u"new"},
        Row<MatchNews>{MatchNews::Changed, u"changed"},
        Row<MatchNews>{MatchNews::Known, u"known"},
    };
};

template<>
struct Names<CsafRunReason> {
    static constexpr std::array rows{
        Row<CsafRunReason>{CsafRunReason::NewDocument, u"newDocument"},
        Row<CsafRunReason>{CsafRunReason::NewAsset, u"newAsset"},
        Row<CsafRunReason>{CsafRunReason::MajorVersion, u"majorVersion"},
        Row<CsafRunReason>{CsafRunReason::Revision, u"revision"},
        Row<CsafRunReason>{CsafRunReason::Manual, u"manual"},
    };
};

QString nameOf(RemediationMark value)
{
    return lookUp(value);
}

template std::optional<RemediationMark> fromName<RemediationMark>(QStringView name);

QString nameOf(MatchNews value)
{
    return lookUp(value);
}

template std::optional<MatchNews> fromName<MatchNews>(QStringView name);

QString nameOf(CsafRunReason value)
{
    return lookUp(value);
}

template std::optional<CsafRunReason> fromName<CsafRunReason>(QStringView name);

QString statementDigest(const QList<QString> &statement)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &line : statement)
        hash.addData((line + QLatin1Char('\n')).toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace Patchwijzer
