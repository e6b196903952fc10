/** Zones of the regions of a country by code, the likeliest first where there are several, and the names people write. */
export interface Country {
  /** `CODE name|other name`, by zones. */
  zones: Readonly<Record<string, string>>;
}

const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';

const US: Country['zones'] = {
  [EASTERN]:
    'CT Connecticut,DE Delaware,DC District of Columbia|Washington DC,GA Georgia,ME Maine,MD Maryland,MA Massachusetts,NH New Hampshire,NJ New Jersey,NY New York,NC North Carolina,OH Ohio,PA Pennsylvania,RI Rhode Island,SC South Carolina,VT Vermont,VA Virginia,WV West Virginia',
  [CENTRAL]:
    'AL Alabama,AR Arkansas,IL Illinois,IA Iowa,LA Louisiana,MN Minnesota,MS Mississippi,MO Missouri,OK Oklahoma,WI Wisconsin',
  [MOUNTAIN]: 'CO Colorado,MT Montana,NM New Mexico,UT Utah,WY Wyoming',
  [PACIFIC]: 'CA California,WA Washington,NV Nevada',
  [`${EASTERN};${CENTRAL}`]: 'FL Florida,KY Kentucky',
  'America/Indiana/Indianapolis;America/Chicago': 'IN Indiana',
  'America/Detroit;America/Menominee': 'MI Michigan',
  [`${CENTRAL};${EASTERN}`]: 'TN Tennessee',
  [`${CENTRAL};${MOUNTAIN}`]: 'KS Kansas,NE Nebraska,ND North Dakota,SD South Dakota,TX Texas',
  [`America/Boise;${PACIFIC}`]: 'ID Idaho',
  [`${PACIFIC};America/Boise`]: 'OR Oregon',
  [`America/Phoenix;${MOUNTAIN}`]: 'AZ Arizona',
  'America/Anchorage;America/Adak': 'AK Alaska',
  'Pacific/Honolulu': 'HI Hawaii',
  'America/Puerto_Rico': 'PR Puerto Rico,VI Virgin Islands',
  'Pacific/Guam': 'GU Guam,MP Northern Mariana Islands',
  'Pacific/Pago_Pago': 'AS American Samoa'
};

const CA: Country['zones'] = {
  'America/Toronto;America/Winnipeg': 'ON Ontario',
  'America/Toronto;America/Puerto_Rico': 'QC Quebec|Québec',
  'America/Vancouver;America/Edmonton': 'BC British Columbia',
  'America/Edmonton': 'AB Alberta,NT Northwest Territories',
  'America/Winnipeg': 'MB Manitoba',
  'America/Regina': 'SK Saskatchewan',
  'America/Halifax': 'NS Nova Scotia,PE Prince Edward Island,NB New Brunswick',
  'America/St_Johns;America/Goose_Bay': 'NL Newfoundland and Labrador|Newfoundland',
  'America/Whitehorse': 'YT Yukon',
  'America/Iqaluit;America/Rankin_Inlet': 'NU Nunavut'
};

const AU: Country['zones'] = {
  'Australia/Sydney': 'NSW New South Wales,ACT Australian Capital Territory',
  'Australia/Melbourne': 'VIC Victoria',
  'Australia/Brisbane': 'QLD Queensland',
  'Australia/Adelaide': 'SA South Australia',
  'Australia/Perth': 'WA Western Australia',
  'Australia/Hobart': 'TAS Tasmania',
  'Australia/Darwin': 'NT Northern Territory'
};

const CN: Country['zones'] = {
  'Asia/Shanghai':
    'BJ 北京,TJ 天津,HE 河北,SX 山西,NM 内蒙古,LN 辽宁,JL 吉林,HL 黑龙江,SH 上海,JS 江苏,ZJ 浙江,AH 安徽,FJ 福建,JX 江西,SD 山东,HA 河南,HB 湖北,HN 湖南,GD 广东,GX 广西,HI 海南,CQ 重庆,SC 四川,GZ 贵州,YN 云南,XZ 西藏,SN 陕西,GS 甘肃,QH 青海,NX 宁夏,XJ 新疆',
  'Asia/Taipei': 'TW 台湾|臺灣',
  'Asia/Hong_Kong': 'HK 香港',
  'Asia/Macau': 'MO 澳门|澳門'
};

/** Countries of one zone: whatever the region, it is that one. */
export const ONE_ZONE: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai',
  IN: 'Asia/Kolkata',
  PH: 'Asia/Manila',
  SG: 'Asia/Singapore',
  HK: 'Asia/Hong_Kong',
  TW: 'Asia/Taipei',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  VN: 'Asia/Ho_Chi_Minh',
  TH: 'Asia/Bangkok',
  GB: 'Europe/London',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  IT: 'Europe/Rome'
};

export const COUNTRIES: Readonly<Record<string, Country['zones']>> = { US, CA, AU, CN };
